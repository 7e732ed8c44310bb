package shop;

import dev.serval.Accepts;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.MaxBody;
import dev.serval.MaxFileSize;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Problem;
import dev.serval.Upload;
import dev.serval.http.Status;
import dev.serval.security.Scopes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;

/// Pictures of products, as files.
@Path("/products/{id}/picture")
final class Pictures {
  /// The most bytes of a form with a picture; the settings may say less of the picture.
  private static final int MAX_FORM = 8 << 20;

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private final java.nio.file.Path directory;

  Pictures(java.nio.file.Path directory) {
    this.directory = directory;
  }

  /// Sets the picture of a product.
  ///
  /// @param picture a PNG
  @Post
  @MaxBody(MAX_FORM)
  @HasRole(Role.STAFF)
  @Scopes("shop:stock")
  void set(
      long id,
      @Accepts("image/png") @MaxFileSize(MAX_FORM) Upload picture,
      @Depends(Transactions.class) Transaction transaction)
      throws IOException {
    long product = transaction.product(id).id();
    try (InputStream in = picture.stream()) {
      // The media type is a claim; the first bytes are not.
      if (!Arrays.equals(in.readNBytes(PNG.length), PNG)) {
        throw Problem.of(Status.UNSUPPORTED_MEDIA_TYPE, "The file is no PNG");
      }
    }
    Files.createDirectories(directory);
    picture.moveOver(file(product));
  }

  /// Reads the picture of a product, or a range of it.
  @Get
  java.nio.file.Path get(long id) {
    java.nio.file.Path file = file(id);
    if (!Files.exists(file)) {
      throw Problem.notFound("No picture of product " + id);
    }
    return file;
  }

  private java.nio.file.Path file(long id) {
    return directory.resolve(id + ".png");
  }
}
