// Generated from shop.Results
package shop;

import dev.serval.Generated;
import dev.serval.binding.PathWriter;

/// The paths of the routes of `Results`, encoded.
@Generated
final class ResultsUrls {
  private ResultsUrls() {}

  /// The path of `GET /text`.
  static String text() {
    return "/text";
  }

  /// The path of `GET /promised`.
  static String promised() {
    return "/promised";
  }

  /// The path of `GET /number`.
  static String number() {
    return "/number";
  }

  /// The path of `GET /page`.
  static String page() {
    return "/page";
  }

  /// The path of `GET /maps`.
  static String maps() {
    return "/maps";
  }

  /// The path of `GET /nullable`.
  static String nullable() {
    return "/nullable";
  }

  /// The path of `GET /optional`.
  static String optional() {
    return "/optional";
  }

  /// The path of `GET /optional-text`.
  static String optionalText() {
    return "/optional-text";
  }

  /// The path of `GET /bytes`.
  static String bytes() {
    return "/bytes";
  }

  /// The path of `GET /stream`.
  static String stream() {
    return "/stream";
  }

  /// The path of `GET /written`.
  static String written() {
    return "/written";
  }

  /// The path of `GET /file`.
  static String file() {
    return "/file";
  }

  /// The path of `GET /free`.
  static String free() {
    return "/free";
  }

  /// The path of `GET /response`.
  static String response() {
    return "/response";
  }

  /// The path of `POST /created`.
  static String created() {
    return "/created";
  }

  /// The path of `POST /accepted`.
  static String accepted() {
    return "/accepted";
  }

  /// The path of `POST /none`.
  static String none() {
    return "/none";
  }

  /// The path of `POST /redirect`.
  static String redirect() {
    return "/redirect";
  }

  /// The path of `POST /result`.
  static String result() {
    return "/result";
  }

  /// The path of `GET /outcome/{kind}`.
  static String outcome(String kind) {
    return new PathWriter("/outcome/").segment(kind).toString();
  }

  /// The path of `POST /status`.
  static String status() {
    return "/status";
  }

  /// The path of `POST /empty`.
  static String empty() {
    return "/empty";
  }

  /// The path of `GET /later`.
  static String later() {
    return "/later";
  }

  /// The path of `POST /later-nothing`.
  static String laterNothing() {
    return "/later-nothing";
  }

  /// The path of `HEAD /hidden`.
  static String hidden() {
    return "/hidden";
  }

  /// The path of `POST /hidden`.
  static String hiddenItem() {
    return "/hidden";
  }

  /// The path of `GET /named`.
  static String named() {
    return "/named";
  }
}
