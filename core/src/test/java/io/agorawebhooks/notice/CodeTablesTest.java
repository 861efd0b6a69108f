package io.agorawebhooks.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CodeTablesTest {
  @Test
  void knownCode_hasItsName() {
    assertThat(Platform.of(7).name()).isEqualTo("Web");
    assertThat(ClientType.of(10).name()).isEqualTo("Cloud Recording");
    assertThat(LeaveReason.of(999).name()).isEqualTo("Abnormal user");
    assertThat(Product.of(Product.RTC).name()).isEqualTo("RTC");
  }

  @Test
  void unknownCode_isKeptAndShown() {
    assertThat(Platform.of(99)).isEqualTo(new Platform(99, "Unknown (99)"));
    assertThat(ClientType.of(-4)).isEqualTo(new ClientType(-4, "Unknown (-4)"));
    assertThat(LeaveReason.of(7)).isEqualTo(new LeaveReason(7, "Unknown (7)"));
    assertThat(Product.of(Long.MAX_VALUE).name()).isEqualTo("Unknown (9223372036854775807)");
  }

  @Test
  void bots_areTheServices() {
    List<Long> bots =
        LongStream.rangeClosed(-1, 100)
            .filter(code -> ClientType.of(code).isBot())
            .boxed()
            .toList();
    assertThat(bots).containsExactly(3L, 10L, 28L, 30L, 43L, 47L, 48L, 50L, 60L, 68L);
  }

  @Test
  void knownOnes_areListedByCode() {
    assertThat(Platform.known())
        .extracting(Platform::code)
        .containsExactly(0L, 1L, 2L, 5L, 6L, 7L, 8L);
    assertThat(Product.known()).extracting(Product::code).isSorted().contains(17L);
    assertThat(LeaveReason.known()).extracting(LeaveReason::code).isSorted().contains(12L);
    assertThat(ClientType.known()).extracting(ClientType::code).isSorted().hasSize(11);
  }
}
