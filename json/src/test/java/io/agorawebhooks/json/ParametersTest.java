package io.agorawebhooks.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
  private static Map<String, List<@Nullable String>> read(String body) throws BadNotice {
    return Parameters.of(body.getBytes(UTF_8));
  }

  @Test
  void values_areTextAsAQueryHasIt() throws BadNotice {
    assertThat(read("{\"a\":\"x,\u00e9\",\"b\":7.0,\"c\":true,\"d\":[1,\"2\",false],\"e\":1.5}"))
        .isEqualTo(
            Map.of(
                "a", List.of("x,\u00e9"),
                "b", List.of("7"),
                "c", List.of("true"),
                "d", List.of("1", "2", "false"),
                "e", List.of("1.5")));
  }

  @Test
  void nullAndEmptyArray_areNotThere_nullInAnArrayIs() throws BadNotice {
    assertThat(read("{\"a\":null,\"b\":[],\"c\":[null,10]}"))
        .isEqualTo(Map.of("c", Arrays.asList(null, "10")));
    assertThat(read("{}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|The body is empty; parameters are the members of a JSON object",
        "[]|The body is an array; parameters are the members of a JSON object",
        "7|The body is a number",
        "{} {}|The body goes on behind its JSON object; parameters are in one object",
        "{\"a\"|The body is not JSON",
        "{\"a\":1,\"a\":2}|/a is there twice",
        "{\"a\":{}}|The parameter a holds an object; it has to be text",
        "{\"a\":[[1]]}|The parameter a holds an array; it has to be text",
        "{\"<\\n\":{}}|The parameter <\\u000a holds an object"
      })
  void whatIsNoParameters_isRefusedWithASentence(String body, String sentence) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(BadNotice.class)
        .hasMessageContaining(sentence);
  }
}
