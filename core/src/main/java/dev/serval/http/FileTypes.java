package dev.serval.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The media types of files, by the ends of their names.
///
/// A table of our own: the JDK's differs between systems and knows few of the web. Text that
/// browsers show is UTF-8, since that is what files are written in. What is not known is
/// `application/octet-stream`, which browsers save and never run.
public final class FileTypes {
  private static final Map<String, MediaType> BY_END = new HashMap<>();

  static {
    add("text/html; charset=utf-8", "html", "htm");
    add("text/css; charset=utf-8", "css");
    add("text/javascript; charset=utf-8", "js", "mjs");
    add("text/plain; charset=utf-8", "txt", "log", "text");
    add("text/csv; charset=utf-8", "csv");
    add("text/markdown; charset=utf-8", "md");
    add("text/calendar; charset=utf-8", "ics");
    add("text/xml; charset=utf-8", "xml");
    add("text/yaml; charset=utf-8", "yaml", "yml");
    add("application/json", "json", "map");
    add("application/ld+json", "jsonld");
    add("application/geo+json", "geojson");
    add("application/manifest+json", "webmanifest");
    add("application/wasm", "wasm");
    add("application/pdf", "pdf");
    add("application/zip", "zip");
    add("application/gzip", "gz", "tgz");
    add("application/zstd", "zst");
    add("application/x-tar", "tar");
    add("application/x-7z-compressed", "7z");
    add("application/java-archive", "jar");
    add("application/rtf", "rtf");
    add("application/epub+zip", "epub");
    add("application/msword", "doc");
    add("application/vnd.ms-excel", "xls");
    add("application/vnd.ms-powerpoint", "ppt");
    String office = "application/vnd.openxmlformats-officedocument.";
    add(office + "wordprocessingml.document", "docx");
    add(office + "spreadsheetml.sheet", "xlsx");
    add(office + "presentationml.presentation", "pptx");
    add("application/vnd.oasis.opendocument.text", "odt");
    add("application/vnd.oasis.opendocument.spreadsheet", "ods");
    add("application/atom+xml", "atom");
    add("application/rss+xml", "rss");
    add("image/png", "png");
    add("image/jpeg", "jpg", "jpeg");
    add("image/gif", "gif");
    add("image/webp", "webp");
    add("image/avif", "avif");
    add("image/svg+xml", "svg");
    add("image/x-icon", "ico");
    add("image/bmp", "bmp");
    add("image/tiff", "tif", "tiff");
    add("font/woff", "woff");
    add("font/woff2", "woff2");
    add("font/ttf", "ttf");
    add("font/otf", "otf");
    add("audio/mpeg", "mp3");
    add("audio/ogg", "ogg", "oga", "opus");
    add("audio/wav", "wav");
    add("audio/flac", "flac");
    add("audio/aac", "aac");
    add("audio/mp4", "m4a");
    add("video/mp4", "mp4", "m4v");
    add("video/webm", "webm");
    add("video/ogg", "ogv");
    add("video/quicktime", "mov");
    add("text/vtt; charset=utf-8", "vtt");
  }

  private FileTypes() {}

  private static void add(String type, String... ends) {
    MediaType parsed = MediaType.parse(type);
    for (String end : ends) {
      BY_END.put(end, parsed);
    }
  }

  /// Returns the media type of a file by its name, such as `text/css; charset=utf-8` for `a.css`.
  public static MediaType of(String fileName) {
    int dot = fileName.lastIndexOf('.');
    String end = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    return dot < 0 ? MediaType.OCTET_STREAM : BY_END.getOrDefault(end, MediaType.OCTET_STREAM);
  }
}
