package io.agorawebhooks.json;

/** The one thing that every notice must have. */
final class NoticeIds {
  private NoticeIds() {}

  /**
   * The id, exactly as sent.
   *
   * @throws BadNotice if there is none that can be stored
   */
  static String of(Json.Obj envelope) throws BadNotice {
    Json value = envelope.get("noticeId");
    if (value == null) {
      throw new BadNotice("noticeId is missing; every notice has one as text");
    }
    if (!(value instanceof Json.Text text)) {
      throw new BadNotice("noticeId is " + value.kind() + "; it has to be text");
    }
    return checked(text.value());
  }

  private static String checked(String id) throws BadNotice {
    if (id.isEmpty()) {
      throw new BadNotice("noticeId is empty; every notice has one as text");
    }
    if (id.length() > Plain.LONGEST_NAME) {
      throw new BadNotice(
          "noticeId has %d characters; at most %d are allowed"
              .formatted(id.length(), Plain.LONGEST_NAME));
    }
    if (!Plain.isStorable(id)) {
      throw new BadNotice(
          "noticeId has a NUL or half a surrogate pair in it; any other text is allowed");
    }
    return id;
  }
}
