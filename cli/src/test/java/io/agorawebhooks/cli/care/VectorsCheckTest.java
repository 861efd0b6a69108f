package io.agorawebhooks.cli.care;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VectorsCheckTest {
  @Test
  void bodies_haveTheLengthsThatAreDocumented() {
    assertThat(VectorsCheck.PUBLISHED.body().getBytes(UTF_8)).hasSize(155);
    assertThat(VectorsCheck.SHORTER.body().getBytes(UTF_8)).hasSize(131);
  }

  @Test
  void vectors_fit() {
    assertThat(new VectorsCheck().look()).singleElement().matches(Finding::isOk);
  }
}
