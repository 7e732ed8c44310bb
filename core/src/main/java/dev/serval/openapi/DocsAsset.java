// One file that the documentation consists of.
package dev.serval.openapi;

import dev.serval.http.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// One file that the documentation consists of: a page, a script, the document itself.
///
/// It is kept compressed, as almost every client asks for it; the plain form is made anew for each
/// that does not. The two have entity tags of their own, as they are different bytes (RFC 9110,
/// section 8.8.3.3). Immutable; for any number of threads.
public final class DocsAsset {
  private final String path;
  private final MediaType mediaType;
  private final byte[] gzip;
  private final String cacheControl;
  private final String contentSecurityPolicy;
  private final String hash;

  DocsAsset(
      String path,
      MediaType mediaType,
      byte[] gzip,
      String cacheControl,
      String contentSecurityPolicy) {
    this.path = path;
    this.mediaType = mediaType;
    this.gzip = gzip;
    this.cacheControl = cacheControl;
    this.contentSecurityPolicy = contentSecurityPolicy;
    this.hash = OpenApiDocument.hashOf(gzip);
  }

  /// An asset of plain bytes, which clients ask about each time they use it.
  ///
  /// @param path where it is served, from the root
  public static DocsAsset of(String path, MediaType mediaType, byte[] plain) {
    return new DocsAsset(path, mediaType, compress(plain), "no-cache", "");
  }

  /// Where it is served, from the root: `/docs/swagger-ui.css`.
  public String path() {
    return path;
  }

  /// Its media type.
  public MediaType mediaType() {
    return mediaType;
  }

  /// Its bytes for `Content-Encoding: gzip`; a copy.
  public byte[] gzip() {
    return gzip.clone();
  }

  /// Its bytes as they are.
  public byte[] plain() {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The asset " + path + " in the jar is damaged", e);
    }
  }

  /// The strong entity tag of [#gzip], with its quotes.
  public String gzipEtag() {
    return '"' + hash + "-gz\"";
  }

  /// The strong entity tag of [#plain], with its quotes.
  public String plainEtag() {
    return '"' + hash + '"';
  }

  /// The value of `Cache-Control`: scripts, whose addresses change with their content, are kept for
  /// a year; pages and the document are asked about each time, which the entity tag makes cheap.
  public String cacheControl() {
    return cacheControl;
  }

  /// The value of `Content-Security-Policy`, or empty for what is no page. It lets in scripts of
  /// this origin only, and styles that scripts set.
  public String contentSecurityPolicy() {
    return contentSecurityPolicy;
  }

  /// What changes when the content does, for addresses.
  String version() {
    return hash;
  }

  static byte[] compress(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be written", e);
    }
    return out.toByteArray();
  }
}
