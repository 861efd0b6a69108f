package io.agorawebhooks.access;

/** What a signature is worth, and if it is not, the likely cause. */
public enum Verdict {
  /** Nobody looked: the app has no secret, or its mode is off. */
  OPEN(""),
  /** A secret of the app and the notice's product gives it. */
  VERIFIED(""),
  /** No signature came. */
  MISSING(
      "The notice has no Agora-Signature-V2 or Agora-Signature header. Likely cause: it was not sent"
          + " by Agora, or a proxy on the way drops the header"),
  /** It is not one. */
  MALFORMED(
      "The signature is not 64 (Agora-Signature-V2) or 40 (Agora-Signature) hexadecimal digits, given"
          + " once. Likely cause: a proxy on the way changed the header, or it was not sent by Agora"),
  /** The body as it may have been before somebody touched it has this signature. */
  ALTERED_BODY(
      "The signature is not that of this body, but that of the same JSON written otherwise. Likely"
          + " cause: altered body; a proxy on the way rewrites it, and has to pass on its bytes"),
  /** Others of the app were signed well. */
  MISMATCH(
      "The signature is not that of this body, though others of this app were signed with its secrets."
          + " Likely cause: altered body, or a forged notice; or one product's secret is missing"),
  /** No notice of the app was signed well yet. */
  WRONG_SECRET(
      "The signature is not one by the secrets of this app. Likely cause: wrong secret; it has to be"
          + " the one that Agora's console shows beside the product under Notifications"),
  /** A secret of the app gives it, but one of another product. */
  OTHER_PRODUCT(
      "The signature was made with the secret of another product of this app. Likely cause: wrong"
          + " secret; those of the products are mixed up"),
  /** A secret of another app gives it. */
  OTHER_APP(
      "The signature was made with the secret of another app. Likely cause: the URL in Agora's console"
          + " has the wrong app id");

  private final String sentence;

  Verdict(String sentence) {
    this.sentence = sentence;
  }

  /** Whether the notice is not what its sender should have sent. */
  public boolean isBad() {
    return this != OPEN && this != VERIFIED;
  }

  /** What is wrong and the likely cause, for people; empty if nothing is. */
  public String sentence() {
    return sentence;
  }
}
