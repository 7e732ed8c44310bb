package dev.serval.json;

import java.util.Random;

/// Strings for tests: runs of plain ASCII between everything that is not.
final class RandomText {
  private static final String[] ODD = {
    "\"",
    "\\",
    "/",
    "\b",
    "\f",
    "\n",
    "\r",
    "\t",
    "\u0000",
    "\u001f",
    "\u007f",
    "\u0080",
    "\u00e9",
    "\u00ff",
    "\u0100",
    "\u07ff",
    "\u0800",
    "\u2028",
    "\ud7ff",
    "\ue000",
    "\ufffd",
    "\uffff",
    "\ud83d\ude00",
    "\udbff\udfff",
    "\ud800\udc00",
    "\ud83d",
    "\ude00"
  };

  private RandomText() {}

  /// Any string, also one with lone surrogates.
  static String any(Random random, int maxLength) {
    int length = random.nextInt(maxLength + 1);
    int plainness = random.nextInt(1, 30);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      if (random.nextInt(plainness) != 0) {
        text.append((char) random.nextInt(' ', 0x7f));
      } else {
        text.append(ODD[random.nextInt(ODD.length)]);
      }
    }
    return text.toString();
  }
}
