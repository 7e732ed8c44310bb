package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says which media types an [Upload] may claim; another is a violation with the code `media_type`.
///
/// The client chooses what it claims: this helps people who take the wrong file, and keeps nobody
/// from sending other bytes. It stands at the upload, also inside a container:
/// `List<@Accepts("image/*") Upload>`.
@Documented
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.CLASS)
public @interface Accepts {
  /// Returns media types and ranges, separated by commas: `image/*, application/pdf`.
  String value();
}
