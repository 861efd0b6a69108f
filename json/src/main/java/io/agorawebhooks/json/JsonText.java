package io.agorawebhooks.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Text of strangers, opened for reading as JSON in strict UTF-8. */
final class JsonText {
  /** No notice of Agora's is a tenth as deep; reading needs stack in proportion. */
  static final int DEEPEST = 100;

  /** Jackson's own limits only back up the ones told to people in our words. */
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(2 * DEEPEST)
          .maxNumberLength(Integer.MAX_VALUE)
          .maxStringLength(Integer.MAX_VALUE)
          .maxNameLength(Integer.MAX_VALUE)
          .build();

  /** Without tables of the names seen: strangers could fill them with names of one hash. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(CONSTRAINTS)
          .build();

  private JsonText() {}

  /**
   * The characters of the bytes. Jackson would guess the encoding and forgive some wrong UTF-8.
   *
   * @param what names the bytes in messages
   * @throws BadNotice if it is not UTF-8
   */
  static CharBuffer chars(String what, byte[] bytes) throws BadNotice {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (result.isError()) {
      throw new BadNotice(
          "The %s is not UTF-8: the byte at offset %d cannot be read"
              .formatted(what, in.position()));
    }
    return out.flip();
  }

  static JsonParser parser(CharBuffer chars) throws IOException {
    return FACTORY.createParser(chars.array(), 0, chars.length());
  }

  /** What to say of text that Jackson cannot read. */
  static BadNotice notJson(String what, IOException e) {
    if (e instanceof JsonProcessingException problem && problem.getLocation() != null) {
      return new BadNotice(
          "The "
              + what
              + " is not JSON: line "
              + problem.getLocation().getLineNr()
              + ", column "
              + problem.getLocation().getColumnNr()
              + ": "
              + Mistakes.sentence(problem.getOriginalMessage()));
    }
    return new BadNotice("The " + what + " is not JSON");
  }
}
