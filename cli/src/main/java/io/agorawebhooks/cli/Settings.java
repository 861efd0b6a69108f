package io.agorawebhooks.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the value of a setting: an option outranks the environment, that the .env file. */
public final class Settings {
  private static final String FILE = ".env";

  private final Map<String, String> environment;
  private final Map<String, String> file;
  private final Path path;

  private Settings(Map<String, String> environment, Path path) {
    this.environment = environment;
    this.path = path;
    this.file = DotEnv.read(path);
  }

  /** Those of this process, in its working folder. */
  public static Settings ofProcess() {
    return of(System.getenv(), Path.of(""));
  }

  static Settings of(Map<String, String> environment, Path folder) {
    return new Settings(environment, folder.resolve(FILE));
  }

  /**
   * A setting; an empty value counts as none.
   *
   * @param name of the variable
   * @param option the name of the option
   * @param given the option's value, null if it is not given
   * @param byDefault the value if nobody says anything
   */
  public Setting find(String name, String option, @Nullable String given, String byDefault) {
    String exported = environment.get(name);
    String written = file.get(name);
    if (given != null) {
      return new Setting("The option " + option, given);
    } else if (exported != null && !exported.isBlank()) {
      return new Setting("The environment variable " + name, exported);
    } else if (written != null && !written.isBlank()) {
      return new Setting("The value of " + name + " in " + path, written);
    }
    return new Setting("The default of " + option, byDefault);
  }

  /**
   * What was found.
   *
   * @param origin who says so, as the beginning of a sentence
   */
  public record Setting(String origin, String value) {
    /** The value as a number. */
    public int wholeNumber(int least, int most) {
      if (value.matches("[0-9]{1,9}")) {
        int number = Integer.parseInt(value);
        if (number >= least && number <= most) {
          return number;
        }
      }
      throw bad("a whole number from " + least + " to " + most);
    }

    /** Whether the value is the one of two words. */
    boolean isYes(String yes, String no) {
      if (!value.equals(yes) && !value.equals(no)) {
        throw bad(yes + " or " + no);
      }
      return value.equals(yes);
    }

    /** The failure that says that this is not allowed. */
    CommandFailure bad(String allowed) {
      return CommandFailure.badSetting(origin + " is \"" + value + "\". Allowed: " + allowed);
    }
  }
}
