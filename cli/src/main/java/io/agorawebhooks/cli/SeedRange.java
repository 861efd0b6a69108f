package io.agorawebhooks.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Seeds that follow each other.
 *
 * @param first seed, from 0
 * @param last seed, not below the first
 */
record SeedRange(long first, long last) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,15})(?:\\.\\.(\\d{1,15}))?");

  /** Reads {@code 1..1000}, or one seed. */
  static SeedRange parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches()) {
      long first = Long.parseLong(matcher.group(1));
      long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
      if (first <= last) {
        return new SeedRange(first, last);
      }
    }
    throw new TypeConversionException("'" + text + "' is no range of seeds such as 1..1000");
  }

  long size() {
    return last - first + 1;
  }

  /** For the command line. */
  static final class Converter implements ITypeConverter<SeedRange> {
    @Override
    public SeedRange convert(String value) {
      return parse(value);
    }
  }
}
