package io.agorawebhooks.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.QValueParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends long answers as gzip to those who take it. Undertow's own handler would say that a plain
 * answer is encoded as {@code identity}, which is no encoding, and knows no {@code *}.
 */
final class Zipped {
  static final String GZIP = "gzip";

  /** Bytes from which on it is worth it. */
  private static final int LEAST = 1024;

  private Zipped() {}

  /** The body, zipped where it is long and the client takes that; sets the headers that say so. */
  static byte[] body(HttpServerExchange exchange, byte[] body) {
    HeaderMap answer = exchange.getResponseHeaders();
    answer.add(Headers.VARY, Headers.ACCEPT_ENCODING_STRING);
    if (body.length <= LEAST || !isTaken(exchange.getRequestHeaders())) {
      return body;
    }
    answer.put(Headers.CONTENT_ENCODING, GZIP);
    return zip(body);
  }

  /** Whether gzip may be sent: what is said of gzip counts, else what is said of all others. */
  static boolean isTaken(HeaderMap headers) {
    HeaderValues said = headers.get(Headers.ACCEPT_ENCODING);
    if (said == null) {
      return false;
    }
    List<QValueParser.QValueResult> encodings =
        QValueParser.parse(said).stream().flatMap(List::stream).toList();
    QValueParser.QValueResult gzip = named(encodings, GZIP);
    QValueParser.QValueResult counts = gzip == null ? named(encodings, "*") : gzip;
    return counts != null && !counts.isQValueZero();
  }

  private static QValueParser.@Nullable QValueResult named(
      List<QValueParser.QValueResult> encodings, String name) {
    return encodings.stream()
        .filter(encoding -> encoding.getValue().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  static byte[] zip(byte[] body) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream(body.length / 4);
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }
}
