package shop;

import dev.serval.Accepts;
import dev.serval.Form;
import dev.serval.MaxBody;
import dev.serval.MaxFileSize;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Strict;
import dev.serval.Upload;
import dev.serval.form.Part;
import dev.serval.form.Parts;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Pictures of what is sold.
@Path("/gallery")
final class Gallery {

  /// A picture with what is said of it.
  ///
  /// @param title what is shown below it
  /// @param picture the picture itself
  /// @param tags words to find it by
  record NewPicture(
      @NotBlank String title,
      @Accepts("image/*") @MaxFileSize(10) Upload picture,
      List<String> tags) {}

  /// Adds a picture.
  @Post
  @MaxBody(1_000_000)
  String add(@Form NewPicture form) throws IOException {
    return form.title() + "|" + form.picture().text() + "|" + form.tags();
  }

  /// Adds several at once.
  ///
  /// @param album where they belong
  /// @param files the pictures
  @Post("/several")
  @Strict
  String several(
      @Form int album, @Size(min = 1, max = 2) List<@Accepts("image/png, image/jpeg") Upload> files) {
    return album + "|" + files.stream().map(Upload::fileName).collect(Collectors.joining(","));
  }

  /// Takes what may be left out.
  @Post("/maybe")
  String maybe(
      @Form("the-cover") @Nullable Upload cover,
      Optional<Upload> back,
      Optional<@MaxFileSize(3) Upload> spine) {
    return (cover == null ? "none" : cover.fileName()) + "|" + back.isPresent() + "|"
        + spine.map(Upload::size).orElse(0L);
  }

  /// Takes fields only, of either kind of form.
  @Post("/fields")
  String fields(@Form String name, @Form List<Integer> sizes) {
    return name + "|" + sizes;
  }

  /// Takes parts of any size as they arrive.
  @Post("/stream")
  String stream(Parts parts) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Part part = parts.next(); part != null; part = parts.next()) {
      all.append(part.name()).append('=').append(part.stream().readAllBytes().length).append(';');
    }
    return all.toString();
  }
}
