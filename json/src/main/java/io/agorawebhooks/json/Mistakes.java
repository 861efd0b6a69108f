package io.agorawebhooks.json;

import java.util.List;

/** What is wrong with text that is not JSON, said for those who sent it. */
final class Mistakes {
  /**
   * Jackson's words, which are for those who program with it, and ours. The first that fits counts.
   */
  private static final List<Mistake> KNOWN =
      List.of(
          new Mistake("Unexpected end-of-input", "it ends too early"),
          new Mistake("Unrecognized token", "here is a word that JSON does not have"),
          new Mistake("Non-standard token", "here is a word that JSON does not have"),
          new Mistake("was expecting double-quote", "the name of a member in \" is missing"),
          new Mistake("was expecting a colon", "the colon behind a name is missing"),
          new Mistake("was expecting comma", "a comma or a closing bracket is missing"),
          new Mistake("maybe a (non-standard) comment", "JSON has no comments"),
          new Mistake("Illegal unquoted", "a control character in text has to be an escape"),
          new Mistake("CTRL-CHAR", "a control character stands between the values"),
          new Mistake("hex-digit", "\\u needs four hex digits behind it"),
          new Mistake("character escape", "a \\ begins an escape that JSON does not have"),
          new Mistake("Unexpected close marker", "a bracket closes what is not open"),
          new Mistake("numeric value", "a number is not written as in JSON"),
          new Mistake("expected a valid value", "no value of JSON begins like this"));

  private Mistakes() {}

  private record Mistake(String words, String sentence) {}

  /** The sentence for a message of Jackson's. */
  static String sentence(String message) {
    for (Mistake mistake : KNOWN) {
      if (message.contains(mistake.words)) {
        return mistake.sentence;
      }
    }
    return "this is not how JSON is written";
  }
}
