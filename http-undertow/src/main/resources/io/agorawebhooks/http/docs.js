// Shows /openapi.json. Text only ever becomes text nodes.

const doc = await (await fetch('/openapi.json')).json();

function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

function resolve(thing) {
  if (!thing.$ref) return thing;
  return thing.$ref.slice(2).split('/').reduce((at, key) => at[key], doc);
}

// "Reads `this`" with what is quoted as code.
function prose(text, name = 'p') {
  const parts = (text ?? '').split('`').map((part, i) => (i % 2 ? el('code', {}, part) : part));
  return el(name, {}, ...parts);
}

const nameOf = (ref) => ref.slice(ref.lastIndexOf('/') + 1);

// What a schema allows, in a few words; links to schemas of their own.
function type(schema) {
  if (schema.$ref) return [el('a', { href: '#' + nameOf(schema.$ref) }, nameOf(schema.$ref))];
  if (schema.anyOf) return schema.anyOf.flatMap((one, i) => (i ? [' or ', ...type(one)] : type(one)));
  if (schema.enum) return [schema.enum.join(' | ')];
  const types = [schema.type ?? 'any'].flat();
  if (types.includes('array')) return ['list of ', ...type(schema.items ?? {})];
  if (types.includes('object') && schema.additionalProperties) return ['map to ', ...type(schema.additionalProperties)];
  const bounds = schema.minimum === undefined ? '' : ` from ${schema.minimum}` + (schema.maximum < 1e15 ? ` to ${schema.maximum}` : '');
  return [types.join(' or ') + bounds];
}

function rows(heads, lines) {
  const body = lines.map((line) => el('tr', {}, ...line.map((cell) => el('td', {}, ...[cell].flat()))));
  const head = el('tr', {}, ...heads.map((text) => el('th', { scope: 'col' }, text)));
  return el('div', { class: 'scroll' }, el('table', {}, el('thead', {}, head), el('tbody', {}, ...body)));
}

function fields(schema) {
  return Object.entries(schema.properties ?? {}).map(([name, field]) => [
    [el('code', {}, name), (schema.required ?? []).includes(name) ? '' : el('span', { class: 'muted' }, ' optional')],
    type(field),
    [prose(field.description, 'span'), field.default === undefined ? '' : ` Default: ${field.default}.`],
  ]);
}

function answer(status, response) {
  const { description, content } = resolve(response);
  const of = Object.entries(content ?? {}).flatMap(([media, { schema }]) =>
    [el('code', {}, media), ' ', ...(schema.$ref ? type(schema) : []), ' ']);
  return [status === 'default' ? 'else' : status, of, prose(description, 'span')];
}

function parameter(given) {
  const p = resolve(given);
  const what = [prose(p.description, 'span')];
  if (p.schema.default !== undefined) what.push(` Default: ${p.schema.default}.`);
  if (p.deprecated) what.push(' Kept for clients that know it.');
  return [[el('code', {}, p.name), el('span', { class: 'muted' }, p.required ? ' ' + p.in : ' optional')], type(p.schema), what];
}

function endpoint(path, method, op) {
  const id = method + path;
  const section = el('section', { id, 'aria-label': `${method} ${path}` },
    el('h3', {}, el('span', { class: 'method' }, method.toUpperCase()), el('code', {}, path)),
    prose(op.summary + '. ' + (op.description ?? '')));
  if (op.parameters) section.append(el('h4', {}, 'Parameters'), rows(['Name', 'Value', 'Meaning'], op.parameters.map(parameter)));
  if (op.requestBody) {
    const schema = resolve(op.requestBody.content['application/json'].schema);
    section.append(el('h4', {}, 'Body, JSON'), rows(['Name', 'Value', 'Meaning'], fields(schema)));
  }
  section.append(el('h4', {}, 'Answers'), rows(['Status', 'Body', 'Meaning'], Object.entries(op.responses).map(([status, one]) => answer(status, one))));
  for (const { source } of op['x-codeSamples'] ?? []) section.append(el('h4', {}, 'Example'), el('pre', { tabindex: '0' }, source));
  return section;
}

function schema(name, of) {
  return el('section', { id: name, 'aria-label': name }, el('h3', {}, name), prose(of.description), rows(['Name', 'Value', 'Meaning'], fields(of)));
}

const all = Object.entries(doc.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, op]) => ({ path, method, op })));
const list = document.getElementById('list');
const main = document.getElementById('endpoints');
main.replaceChildren();
document.getElementById('about').prepend(`Version ${doc.info.version}. ${doc.info.description.replaceAll('`', '')} `);
for (const { name, description } of doc.tags) {
  const mine = all.filter(({ op }) => op.tags.includes(name));
  list.append(el('h2', {}, name), ...mine.map(({ path, method }) =>
    el('a', { href: '#' + encodeURIComponent(method + path) }, method.toUpperCase() + ' ' + path)));
  main.append(el('h2', {}, name), prose(description), ...mine.map(({ path, method, op }) => endpoint(path, method, op)));
}
main.append(el('h2', {}, 'Schemas'), ...Object.entries(doc.components.schemas).map(([name, of]) => schema(name, of)));
list.append(el('h2', {}, 'Schemas'), ...Object.keys(doc.components.schemas).map((name) => el('a', { href: '#' + name }, name)));
if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
