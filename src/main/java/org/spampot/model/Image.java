package org.spampot.model;

/// A picture that a message brings along, as its file says.
///
/// @param where the part, and `image` when it is one, `data` when it is in a `data:` URL of an HTML part
/// @param format `png`, `jpeg`, `gif`, `bmp`, `webp`, `tiff` or `ico`, by content
/// @param width in pixels
/// @param height in pixels
/// @param frames of an animation, pictures of an icon, else 1
/// @param hash 64 bits as 16 hex digits, nearly the same for variants of one picture; empty when the picture could not be
///        read or is of one color
public record Image(Where where, String format, int width, int height, int frames, String hash) implements Finding {}
