package io.agorawebhooks.cli;

import static java.util.Objects.requireNonNull;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import io.agorawebhooks.cli.Settings.Setting;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The log: on the error output or in a file, as lines or as JSON. One event is one line, whatever
 * strangers put into it: line ends and other control characters are question marks.
 */
final class Log {
  private static final List<String> LEVELS = List.of("error", "warn", "info", "debug", "trace");
  private static final List<String> FORMATS = List.of("text", "json");
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level %logger{0}:"
          + " %replace(%msg){'\\p{Cntrl}', '?'}%n%ex";

  private static final String LARGEST = "20MB";
  private static final String LARGEST_TOGETHER = "400MB";
  private static final int DAYS = 30;

  /** Libraries say what is of use to those who write programs with them. */
  private static final List<String> LIBRARIES =
      List.of("io.undertow", "org.xnio", "org.jboss", "org.flywaydb", "org.jooq", "nl.altindag");

  private Log() {}

  /** Says nothing but what is in the way, on the error output. */
  static void quietly(LoggerContext context) {
    start(context, Level.WARN, null, false);
  }

  /**
   * Begins to log as the settings say.
   *
   * @throws CommandFailure if one of them makes no sense
   */
  static void start(Settings settings) {
    Setting level = settings.find("LOG_LEVEL", "LOG_LEVEL", null, "info");
    Setting format = settings.find("LOG_FORMAT", "LOG_FORMAT", null, "text");
    String file = settings.find("LOG_FILE", "LOG_FILE", null, "").value();
    if (!LEVELS.contains(level.value().toLowerCase(Locale.ROOT))) {
      throw level.bad(String.join(", ", LEVELS));
    }
    if (!FORMATS.contains(format.value())) {
      throw format.bad(String.join(" or ", FORMATS));
    }
    start(
        (LoggerContext) LoggerFactory.getILoggerFactory(),
        Level.toLevel(level.value()),
        file.isEmpty() ? null : file,
        format.value().equals("json"));
  }

  private static void start(
      LoggerContext context, Level level, @Nullable String file, boolean json) {
    context.reset();
    OutputStreamAppender<ILoggingEvent> appender =
        file == null ? console() : rolling(context, file);
    appender.setContext(context);
    appender.setEncoder(encoder(context, json));
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(level);
    root.addAppender(appender);
    LIBRARIES.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
  }

  private static OutputStreamAppender<ILoggingEvent> console() {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setTarget("System.err");
    return console;
  }

  private static OutputStreamAppender<ILoggingEvent> rolling(LoggerContext context, String file) {
    RollingFileAppender<ILoggingEvent> rolling = new RollingFileAppender<>();
    rolling.setFile(file);
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(rolling);
    policy.setFileNamePattern(file + ".%d{yyyy-MM-dd}.%i.gz");
    policy.setMaxFileSize(requireNonNull(FileSize.valueOf(LARGEST)));
    policy.setTotalSizeCap(requireNonNull(FileSize.valueOf(LARGEST_TOGETHER)));
    policy.setMaxHistory(DAYS);
    policy.start();
    rolling.setRollingPolicy(policy);
    return rolling;
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context, boolean json) {
    if (json) {
      JsonEncoder encoder = new JsonEncoder();
      encoder.setContext(context);
      encoder.setWithFormattedMessage(true);
      encoder.setWithMessage(false);
      encoder.setWithArguments(false);
      encoder.start();
      return encoder;
    }
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    return encoder;
  }
}
