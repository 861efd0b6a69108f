package io.agorawebhooks.cli;

import io.agorawebhooks.json.BadNotice;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.storage.Aliases;
import io.agorawebhooks.storage.Rereader;
import java.util.Comparator;
import java.util.Optional;

/** Reads raw notices with the decoder that the way in has. */
public final class DecodingRereader implements Rereader {
  private final NoticeDecoder decoder = new NoticeDecoder();

  @Override
  public Optional<Notice> read(AppId app, byte[] body) {
    try {
      return Optional.of(decoder.decode(app, body));
    } catch (BadNotice e) {
      return Optional.empty();
    }
  }

  @Override
  public Comparator<byte[]> contentOrder() {
    return decoder.contentOrder();
  }

  @Override
  public byte[] renamed(byte[] body, Aliases aliases) {
    return decoder.renamed(body, aliases);
  }
}
