package io.agorawebhooks.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  @Test
  void lines_endAnyWay() throws IOException {
    assertThat(read("a\nb\r\n\nc", 10)).containsExactly("a", "b", "", "c");
    assertThat(read("a\n", 10)).containsExactly("a");
    assertThat(read("", 10)).isEmpty();
  }

  @Test
  void longLine_isCutAndTheNextIsWhole() throws IOException {
    assertThat(read("12345\n1234\n" + "x".repeat(200_000) + "\n12", 4))
        .containsExactly("1234...", "1234", "xxxx...", "12");
  }

  @Test
  void lineBeyondTheBuffer_isWhole() throws IOException {
    String line = "x".repeat(200_000);
    assertThat(read(line + "\n" + line, 1_000_000)).containsExactly(line, line);
  }

  private static List<String> read(String text, int longest) throws IOException {
    LineReader reader = new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)), longest);
    List<String> lines = new ArrayList<>();
    for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
      lines.add(new String(line.bytes(), UTF_8) + (line.whole() ? "" : "..."));
      assertThat(line.number()).isEqualTo(lines.size());
    }
    return lines;
  }
}
