package dev.serval.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0",
    "192.0.2.7, 192.0.2.7",
    "255.255.255.255, 255.255.255.255",
    "10.0.0.100, 10.0.0.100",
    "::, 0:0:0:0:0:0:0:0",
    "::1, 0:0:0:0:0:0:0:1",
    "2001:db8::7, 2001:db8:0:0:0:0:0:7",
    "2001:DB8:1:2:3:4:5:6, 2001:db8:1:2:3:4:5:6",
    "fe80::, fe80:0:0:0:0:0:0:0",
    "64:ff9b::192.0.2.33, 64:ff9b:0:0:0:0:c000:221",
    "::ffff:192.0.2.7, 192.0.2.7"
  })
  void readsAddress(String text, String address) {
    assertThat(Objects.requireNonNull(IpAddress.parse(text)).getHostAddress()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2.3",
        "1.2.3.",
        ".1.2.3",
        "1..2.3",
        "1.2.3.4.5",
        "1.2.3.4.",
        "1.2.3.256",
        "1.2.3.1000",
        "1.2.3.99999999999999",
        "01.2.3.4",
        "1.2.3.00",
        "1.2.3.4 ",
        " 1.2.3.4",
        "1.2.3.x",
        "0x7f.0.0.1",
        "2130706433",
        "１.2.3.4",
        "localhost",
        "::ffff:1.2.3",
        "::ffff:1.2.3.256",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "12345::",
        ":1",
        "1:",
        "::g",
        "fe80::1%eth0",
        "[::1]"
      })
  void refusesWhatIsNone(String text) {
    assertThat(IpAddress.parse(text)).isNull();
  }
}
