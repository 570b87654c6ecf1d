package org.spampot.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a setting means, what it is when nobody says otherwise, and between which values it may lie. The loader reads
/// it, and the sample file and the man page are made from it, so the three cannot disagree.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Doc {
    /// Prose for the operator, in whole sentences.
    String value();

    /// The default as it would be written in the file; items of a list are separated by commas. Not used of sections.
    String byDefault() default "";

    /// The least value, written like the value; empty when there is none.
    String from() default "";

    /// The greatest value, likewise.
    String to() default "";

    /// The words that are allowed; empty when any text is.
    String[] words() default {};

    /// Whether the value is never to be shown.
    boolean secret() default false;
}
