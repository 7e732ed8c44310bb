package dev.serval.processor.sample;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.serval.Default;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record that is compiled already, without a codec.
public record Line(
    List<@NotBlank String> tags,
    @JsonProperty("start") Point from,
    @Size(max = 3) @Nullable String name,
    @Default("3") int width) {}
