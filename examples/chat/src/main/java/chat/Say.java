package chat;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// What somebody says.
record Say(@NotBlank @Size(max = 500) String text) {}
