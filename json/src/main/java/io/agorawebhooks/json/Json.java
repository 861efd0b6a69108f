package io.agorawebhooks.json;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A JSON value as it was sent: numbers are kept in their digits, so that none is ever rounded. */
sealed interface Json {
  /** What it is, in words. */
  String kind();

  /** Writes the one text that stands for all ways to write this value. */
  void write(Canonical out);

  /**
   * An object.
   *
   * @param members by name, in the order of code points
   */
  record Obj(SortedMap<String, Json> members) implements Json {
    static final Obj EMPTY = new Obj(new TreeMap<>());

    /** The member with this name, null if there is none. */
    @Nullable Json get(String name) {
      return members.get(name);
    }

    /** The member with this name if it is an object, else an empty one. */
    Obj object(String name) {
      return get(name) instanceof Obj object ? object : EMPTY;
    }

    /**
     * The member with this name if it is text of 1 to 512 characters that can be stored, else null.
     */
    @Nullable String text(String name) {
      return get(name) instanceof Text text && Plain.isName(text.value) ? text.value : null;
    }

    /** The member with this name if it is a whole number of at most 64 bits, else null. */
    @Nullable Long whole(String name) {
      return get(name) instanceof Num number ? number.whole() : null;
    }

    /**
     * The bits of the member with this name if it is a whole number from 0 to 2^64-1, or text of
     * the ASCII digits of one, else null.
     */
    @Nullable Long unsigned(String name) {
      Json value = get(name);
      if (value instanceof Text text) {
        return Digits.unsigned(text.value);
      }
      return value instanceof Num number ? number.unsigned() : null;
    }

    @Override
    public String kind() {
      return "an object";
    }

    @Override
    public void write(Canonical out) {
      out.object(members);
    }
  }

  /** An array. */
  record Arr(List<Json> items) implements Json {
    @Override
    public String kind() {
      return "an array";
    }

    @Override
    public void write(Canonical out) {
      out.array(items);
    }
  }

  /** A string. */
  record Text(String value) implements Json {
    @Override
    public String kind() {
      return "text";
    }

    @Override
    public void write(Canonical out) {
      out.text(value);
    }
  }

  /**
   * A number.
   *
   * @param raw as it was written
   */
  record Num(String raw) implements Json {
    @Nullable Long whole() {
      return Digits.whole(raw);
    }

    @Nullable Long unsigned() {
      Decimal decimal = Decimal.of(raw);
      return decimal == null ? null : decimal.unsigned();
    }

    @Override
    public String kind() {
      return "a number";
    }

    @Override
    public void write(Canonical out) {
      out.ascii(Digits.canonical(raw));
    }
  }

  /** One of the three literals. */
  enum Word implements Json {
    TRUE("true"),
    FALSE("false"),
    NULL("null");

    private final String text;

    Word(String text) {
      this.text = text;
    }

    @Override
    public String kind() {
      return text;
    }

    @Override
    public void write(Canonical out) {
      out.ascii(text);
    }
  }
}
