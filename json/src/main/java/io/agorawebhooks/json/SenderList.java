package io.agorawebhooks.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what Agora answers to {@code GET /v2/ncs/ip}: the addresses that it sends from. */
public final class SenderList {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** IPv4, or what can only be IPv6. */
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private SenderList() {}

  /**
   * The addresses in {@code data.service.hosts[].primaryIP}, at least one.
   *
   * @throws BadNotice if it is something else
   */
  public static List<String> read(byte[] answer) throws BadNotice {
    List<String> addresses = new ArrayList<>();
    for (JsonNode host : tree(answer).at("/data/service/hosts")) {
      String address = host.path("primaryIP").asText();
      if (!ADDRESS.matcher(address).matches()) {
        throw new BadNotice(
            "data.service.hosts[%d].primaryIP is no address".formatted(addresses.size()));
      }
      addresses.add(address);
    }
    if (addresses.isEmpty()) {
      throw new BadNotice("data.service.hosts has no addresses");
    }
    return addresses;
  }

  private static JsonNode tree(byte[] answer) throws BadNotice {
    try {
      return MAPPER.readTree(answer);
    } catch (IOException e) {
      throw new BadNotice("The answer is no JSON");
    }
  }
}
