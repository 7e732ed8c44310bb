package dev.serval.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The field names that Java names stand for.
final class HeaderNameTest {
  @ParameterizedTest
  @CsvSource({
    "xRequestId,X-Request-Id",
    "ifNoneMatch,If-None-Match",
    "accept,Accept",
    "requestID,Request-ID",
    "userURLPath,User-URL-Path",
    "x_tag,X-Tag",
    "content2Type,Content2-Type",
    "Host,Host"
  })
  void hyphenates(String javaName, String header) {
    assertThat(HeaderName.of(javaName)).isEqualTo(header);
  }
}
