// How many users there were at once, as steps: [[epoch second, users], ...], each from its second on. Pure.

/** The users at a time, before the first step none. */
export function usersAt(steps, at) {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle][0] <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low ? steps[low - 1][1] : 0;
}

/** The step with the most users, the first of several; null of none. */
export function peak(steps) {
  return steps.reduce((most, step) => (!most || step[1] > most[1] ? step : most), null);
}
