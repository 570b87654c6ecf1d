package org.spampot.console.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.spampot.model.Bytes;

/// Our own scripts, styles and pictures, from the class path: a fixed list, compressed once, named by their digests so
/// that browsers keep them until they change.
///
/// Thread-safety: any thread.
public final class StaticFiles {
    private static final String FOLDER = "/org/spampot/console/static/";
    private static final Map<String, String> TYPES = types();

    private record File(String type, Bytes bytes, Bytes compressed, String version) {}

    private final Map<String, File> loaded = new ConcurrentHashMap<>();

    private static Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("console.css", "text/css; charset=utf-8");
        types.put("console.js", "text/javascript; charset=utf-8");
        types.put("theme.js", "text/javascript; charset=utf-8");
        types.put("charts.js", "text/javascript; charset=utf-8");
        types.put("favicon.svg", "image/svg+xml");
        types.put("vendor/echarts.min.js", "text/javascript; charset=utf-8");
        types.put("vendor/htmx.min.js", "text/javascript; charset=utf-8");
        return types;
    }

    /// The address of the file `name` in its present version.
    public String url(String name) {
        return "/static/" + name + "?v=" + load(name).version();
    }

    /// Answers for `/static/{name}` and `/static/vendor/{name}`.
    public Answer answer(Ask ask) {
        String name = ask.path().substring("/static/".length());
        if (!TYPES.containsKey(name)) {
            return Answer.text(404, "there is no such file\n");
        }
        File file = load(name);
        boolean current = ask.query("v").equals(file.version());
        boolean gzip = ask.header("accept-encoding").contains("gzip");
        Answer.Whole answer = Answer.of(200, file.type(), gzip ? file.compressed() : file.bytes())
                .with("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache")
                .with("Vary", "Accept-Encoding");
        return gzip ? answer.with("Content-Encoding", "gzip") : answer;
    }

    private File load(String name) {
        return loaded.computeIfAbsent(name, StaticFiles::read);
    }

    private static File read(String name) {
        String type = TYPES.get(name);
        try (InputStream in = StaticFiles.class.getResourceAsStream(FOLDER + name)) {
            if (type == null || in == null) {
                throw new IllegalStateException("the program was built without " + FOLDER + name);
            }
            Bytes bytes = Bytes.own(in.readAllBytes());
            var compressed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(compressed)) {
                bytes.writeTo(gzip);
            }
            return new File(type, bytes, Bytes.own(compressed.toByteArray()), bytes.sha256().substring(0, 16));
        } catch (IOException failure) {
            throw new UncheckedIOException("the program's own file " + name + " cannot be read", failure);
        }
    }
}
