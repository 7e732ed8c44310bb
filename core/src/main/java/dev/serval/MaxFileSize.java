package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Bounds the size of an [Upload]; a larger one is a violation with the code `file_size`.
///
/// It is judged when the form was read, together with all else that is wrong with the request. What
/// bounds the reading itself is [MaxBody] and [dev.serval.form.FormLimits#maxFileSize], which
/// answer 413. It stands at the upload, also inside a container: `List<@MaxFileSize(1_000)
/// Upload>`.
@Documented
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.CLASS)
public @interface MaxFileSize {
  /// Returns the most bytes; 0 or more.
  long value();
}
