// Generated from shop.Gallery
package shop;

import dev.serval.Generated;
import dev.serval.GeneratedRoutes;
import dev.serval.Group;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Routes;
import dev.serval.Upload;
import dev.serval.binding.Binder;
import dev.serval.http.Method;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.FileSchema;
import dev.serval.openapi.MediaContent;
import dev.serval.openapi.Operation;
import dev.serval.openapi.RequestContent;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Generated
final class GalleryRoutes implements Routes {
  static {
    GeneratedRoutes.register(Gallery.class, GalleryRoutes::new);
  }

  private static final Rule ADD_FORM_TITLE_NOT_BLANK = Constraints.notBlank();
  private static final Rule ADD_FORM_PICTURE_ACCEPTS = Constraints.mediaType("image/*");
  private static final Rule ADD_FORM_PICTURE_MAX_FILE_SIZE = Constraints.fileSize(10);
  private static final Rule SEVERAL_FILES_ELEMENT_ACCEPTS =
      Constraints.mediaType("image/png, image/jpeg");
  private static final Rule SEVERAL_FILES_SIZE = Constraints.size(1, 2);
  private static final Rule MAYBE_SPINE_MAX_FILE_SIZE = Constraints.fileSize(3);

  private final Gallery gallery;

  GalleryRoutes(Gallery gallery) {
    this.gallery = gallery;
  }

  @Override
  public void addTo(Group group) {
    group.route(
        Route.of(Method.POST, "/gallery", this::add)
            .operation(GalleryRoutes::addOperation)
            .maxBody(1000000)
            .place("shop.Gallery.add"));
    group.route(
        Route.of(Method.POST, "/gallery/several", this::several)
            .operation(GalleryRoutes::severalOperation)
            .place("shop.Gallery.several"));
    group.route(
        Route.of(Method.POST, "/gallery/maybe", this::maybe)
            .operation(GalleryRoutes::maybeOperation)
            .place("shop.Gallery.maybe"));
    group.route(
        Route.of(Method.POST, "/gallery/fields", this::fields)
            .operation(GalleryRoutes::fieldsOperation)
            .place("shop.Gallery.fields"));
    group.route(
        Route.of(Method.POST, "/gallery/stream", this::stream)
            .operation(GalleryRoutes::streamOperation)
            .place("shop.Gallery.stream"));
  }

  private Response add(Request request) throws Exception {
    Binder in = Binder.of(request);
    String formTitle = in.form("title");
    if (formTitle == null) {
      in.required();
    } else {
      if (!Constraints.isNotBlank(formTitle)) {
        in.report(ADD_FORM_TITLE_NOT_BLANK);
      }
    }
    Upload formPicture = in.upload("picture");
    if (formPicture == null) {
      in.required();
    } else {
      if (!formPicture.isOfType("image/*")) {
        in.report(ADD_FORM_PICTURE_ACCEPTS);
      }
      if (formPicture.size() > 10) {
        in.report(ADD_FORM_PICTURE_MAX_FILE_SIZE);
      }
    }
    List<String> formTags = in.formAll("tags");
    in.check();
    Gallery.NewPicture form = new Gallery.NewPicture(formTitle, formPicture, formTags);
    in.check();
    return Response.text(gallery.add(form));
  }

  private Response several(Request request) throws Exception {
    Binder in = Binder.of(request);
    int album = 0;
    String rawAlbum = in.form("album");
    if (rawAlbum == null) {
      in.required();
    } else {
      album = in.toInt(rawAlbum);
    }
    List<Upload> rawFiles = in.uploads("files");
    List<Upload> files = new ArrayList<>();
    for (int i = 0; i < rawFiles.size(); i++) {
      in.element(i);
      Upload filesElement = rawFiles.get(i);
      if (!filesElement.isOfType("image/png, image/jpeg")) {
        in.report(SEVERAL_FILES_ELEMENT_ACCEPTS);
      }
      files.add(filesElement);
    }
    in.element(-1);
    if (files.size() < 1 || files.size() > 2) {
      in.report(SEVERAL_FILES_SIZE);
    }
    in.strictQuery();
    in.strictForm("album", "files");
    in.check();
    return Response.text(gallery.several(album, files));
  }

  private Response maybe(Request request) throws Exception {
    Binder in = Binder.of(request);
    Upload cover = in.upload("the-cover");
    Optional<Upload> back = Optional.ofNullable(in.upload("back"));
    Upload rawSpine = in.upload("spine");
    if (rawSpine != null) {
      if (rawSpine.size() > 3) {
        in.report(MAYBE_SPINE_MAX_FILE_SIZE);
      }
    }
    Optional<Upload> spine = Optional.ofNullable(rawSpine);
    in.check();
    return Response.text(gallery.maybe(cover, back, spine));
  }

  private Response fields(Request request) throws Exception {
    Binder in = Binder.of(request);
    String name = in.form("name");
    if (name == null) {
      in.required();
    }
    List<String> rawSizes = in.formAll("sizes");
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < rawSizes.size(); i++) {
      in.element(i);
      Integer sizesElement = in.toInt(rawSizes.get(i));
      sizes.add(sizesElement);
    }
    in.check();
    return Response.text(gallery.fields(name, sizes));
  }

  private Response stream(Request request) throws Exception {
    return Response.text(gallery.stream(request.body().parts()));
  }

  private static Operation addOperation() {
    return Operation.of("Gallery", "add")
        .summary("Adds a picture.")
        .tag("Gallery", "Pictures of what is sold.")
        .body(
            RequestContent.of(
                MediaContent.of("multipart/form-data", Schema.object()
                        .required("title", ScalarSchemas.STRING.notBlank()
                            .description("what is shown below it"))
                        .required("picture", FileSchema.SCHEMA.description("the picture itself"))
                        .optional("tags", Schema.array(ScalarSchemas.STRING)
                            .description("words to find it by"))).encoding("picture", "image/*")))
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation severalOperation() {
    return Operation.of("Gallery", "several")
        .summary("Adds several at once.")
        .tag("Gallery", "Pictures of what is sold.")
        .body(
            RequestContent.of(
                MediaContent.of("multipart/form-data", Schema.object()
                        .required("album", ScalarSchemas.INT.description("where they belong"))
                        .optional("files", Schema.array(FileSchema.SCHEMA).minItems(1).maxItems(2)
                            .description("the pictures")))
                    .encoding("files", "image/png, image/jpeg")))
        .response(ApiResponse.of(200, MediaContent.text()))
        .validated()
        .build();
  }

  private static Operation maybeOperation() {
    return Operation.of("Gallery", "maybe")
        .summary("Takes what may be left out.")
        .tag("Gallery", "Pictures of what is sold.")
        .body(
            RequestContent.of(
                MediaContent.of("multipart/form-data", Schema.object()
                        .optional("the-cover", FileSchema.SCHEMA)
                        .optional("back", FileSchema.SCHEMA).optional("spine", FileSchema.SCHEMA))))
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation fieldsOperation() {
    return Operation.of("Gallery", "fields")
        .summary("Takes fields only, of either kind of form.")
        .tag("Gallery", "Pictures of what is sold.")
        .body(
            RequestContent.form(Schema.object().required("name", ScalarSchemas.STRING)
                    .optional("sizes", Schema.array(ScalarSchemas.INT))))
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }

  private static Operation streamOperation() {
    return Operation.of("Gallery", "stream")
        .summary("Takes parts of any size as they arrive.")
        .tag("Gallery", "Pictures of what is sold.")
        .body(RequestContent.of(MediaContent.of("multipart/form-data", Schema.object())))
        .response(ApiResponse.of(200, MediaContent.text()))
        .build();
  }
}
