package dev.serval.validation;

/// Recognises e-mail addresses in one pass over their characters, without a regular expression.
///
/// ```text
/// address = local "@" domain                 ; at most 254 characters
/// local   = 1*atext *( "." 1*atext )         ; at most 64 characters, RFC 5322 §3.2.3
/// domain  = label *( "." label )             ; RFC 1123 §2.1
/// label   = 1*63( ALPHA / DIGIT / "-" )      ; no hyphen first or last
/// ```
///
/// This is the part of RFC 5321's Mailbox that mail is really sent to: quoted local parts, comments
/// and address literals are refused, and so is everything outside ASCII, because the document says
/// `format: email` and not `idn-email`.
final class EmailGrammar {
  private static final int MAX_ADDRESS = 254;
  private static final int MAX_LOCAL = 64;
  private static final int MAX_LABEL = 63;
  private static final String ATEXT_SYMBOLS = "!#$%&'*+-/=?^_`{|}~";

  private EmailGrammar() {}

  static boolean matches(CharSequence value) {
    int length = value.length();
    if (length > MAX_ADDRESS) {
      return false;
    }
    int at = endOfLocal(value, length);
    return at > 0 && at <= MAX_LOCAL && at < length && isDomain(value, at + 1, length);
  }

  /// Returns the index of the `@` after a valid local part, or -1.
  private static int endOfLocal(CharSequence value, int length) {
    int atom = 0;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c == '@') {
        return atom == 0 ? -1 : i;
      }
      if (c == '.') {
        if (atom == 0) {
          return -1;
        }
        atom = 0;
      } else if (isLetterOrDigit(c) || ATEXT_SYMBOLS.indexOf(c) >= 0) {
        atom++;
      } else {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isDomain(CharSequence value, int from, int to) {
    int label = 0;
    for (int i = from; i < to; i++) {
      char c = value.charAt(i);
      if (c == '.') {
        if (label == 0 || value.charAt(i - 1) == '-') {
          return false;
        }
        label = 0;
      } else if (isLetterOrDigit(c) || (c == '-' && label > 0)) {
        if (++label > MAX_LABEL) {
          return false;
        }
      } else {
        return false;
      }
    }
    return label > 0 && value.charAt(to - 1) != '-';
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
