package org.spampot.mime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The other types and encodings that a header can be read to declare: from duplicate fields, from parameters with two
/// values, from encoded words, from an encoding that nobody defines but some programs understand.
final class OtherHeads {
    /// Each costs a reading; attackers who use more than two fields gain nothing, since programs take the first or last.
    private static final int MOST = 4;
    private static final List<String> IN_DOUBT = List.of("boundary", "charset");

    /// @param word for the number of what it gives
    record Other(String word, PartHead head) {}

    private OtherHeads() {}

    static List<Other> of(PartHead head) {
        List<ContentType> types = types(head);
        Set<String> encodings = encodings(head);
        if (types.isEmpty() && encodings.isEmpty()) {
            return List.of();
        }
        List<Other> others = new ArrayList<>();
        for (ContentType type : types) {
            others.add(new Other("type", head.unnamed(type, head.encoding())));
        }
        for (String encoding : encodings) {
            others.add(new Other("encoding", head.with(head.type(), encoding)));
            for (ContentType type : types) {
                others.add(new Other("type-encoding", head.with(type, encoding)));
            }
        }
        return others.subList(0, Math.min(others.size(), 2 * MOST));
    }

    private static List<ContentType> types(PartHead head) {
        ContentType main = head.type();
        Set<ContentType> types = new LinkedHashSet<>();
        for (String parameter : IN_DOUBT) {
            for (String value : main.otherValues().getOrDefault(parameter, List.of())) {
                types.add(main.with(parameter, value));
            }
        }
        boolean first = true;
        for (HeaderField field : head.header().fields()) {
            if (!field.is("content-type")) {
                continue;
            }
            if (!first) {
                types.add(ContentType.parse(field.value(), ContentType.TEXT, new Notes(), ""));
            } else if (!field.decoded().equals(field.value())) {
                ContentType decoded = ContentType.parse(field.decoded(), ContentType.TEXT, new Notes(), "");
                if (!decoded.name().equals(main.name()) || !decoded.boundary().equals(main.boundary())) {
                    types.add(decoded);
                }
            }
            first = false;
        }
        types.removeIf(type -> type.name().equals(main.name()) && type.boundary().equals(main.boundary())
                && type.charset().equals(main.charset()));
        return types.stream().limit(MOST).toList();
    }

    private static Set<String> encodings(PartHead head) {
        Set<String> encodings = new LinkedHashSet<>();
        boolean first = true;
        for (HeaderField field : head.header().fields()) {
            if (!field.is("content-transfer-encoding")) {
                continue;
            }
            String token = PartHead.token(field.value());
            if (!first) {
                encodings.add(token);
            }
            if (!TransferDecoding.isKnown(token) || field.value().indexOf(',') >= 0) {
                encodings.addAll(TransferDecoding.meantBy(field.decoded()));
            }
            first = false;
        }
        encodings.removeIf(encoding -> !TransferDecoding.isKnown(encoding) || same(encoding, head.encoding()));
        return encodings;
    }

    private static boolean same(String one, String other) {
        return one.equals(other) || (!TransferDecoding.isCoded(one) && !TransferDecoding.isCoded(other));
    }
}
