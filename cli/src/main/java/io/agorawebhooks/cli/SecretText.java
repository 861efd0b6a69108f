package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agorawebhooks.access.Secret;
import io.agorawebhooks.notice.AppId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads secrets as people write them: {@code APP=SECRET} or {@code APP:PRODUCT=SECRET}. */
public final class SecretText {
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_-]{1,64})(?::([0-9]{1,9}))?\\s*=\\s*(\\S+)");

  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private SecretText() {}

  /**
   * One secret.
   *
   * @param where it is written, as the beginning of a sentence
   */
  static Secret secret(String written, String where) {
    Matcher matcher = FORM.matcher(written.strip());
    if (!matcher.matches()) {
      throw CommandFailure.badSetting(
          where
              + " is not of the form APP=SECRET or APP:PRODUCT=SECRET, without blanks in the secret"
              + " (it is not shown here, because it may be one)");
    }
    String product = matcher.group(2);
    return new Secret(
        new AppId(matcher.group(1)),
        product == null ? null : (Long) Long.parseLong(product),
        matcher.group(3));
  }

  /** The secrets of a file, one a line. */
  static List<Secret> secrets(Path file) {
    try {
      List<String> lines = Files.readAllLines(file, UTF_8);
      List<Secret> secrets = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          secrets.add(secret(line, "Line " + (i + 1) + " of " + file));
        }
      }
      return secrets;
    } catch (IOException e) {
      throw CommandFailure.badSetting(
          "The file with secrets "
              + file
              + " cannot be read ("
              + e.getClass().getSimpleName()
              + ")");
    }
  }

  /**
   * Whether others than the owner and the group can read a file, or others than the owner write.
   */
  public static boolean isOpenToOthers(Path file) {
    try {
      return Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
    } catch (IOException | UnsupportedOperationException e) {
      return false; // a file system without such permissions
    }
  }
}
