package org.spampot.store.sql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small file system in memory, where this process may mount one; else [#refusal] says why not.
final class SmallDisk implements AutoCloseable {
    private final Path path;
    private final String refusal;

    SmallDisk(Path path, String size) throws IOException, InterruptedException {
        this.path = Files.createDirectories(path);
        this.refusal = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", path.toString());
        if (!refusal.isEmpty()) {
            System.out.println("skipped: " + refusal.strip());
        }
    }

    Path path() {
        return path;
    }

    String refusal() {
        return refusal;
    }

    void makeReadOnly() throws IOException, InterruptedException {
        String failed = run("mount", "-o", "remount,ro", path.toString());
        if (!failed.isEmpty()) {
            throw new IOException(failed);
        }
    }

    /// What `command` complained of; empty when it worked.
    private static String run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            return String.valueOf(missing.getMessage());
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        return code == 0 ? "" : command[0] + " failed: " + said;
    }

    @Override
    public void close() throws IOException {
        try {
            if (refusal.isEmpty()) {
                run("umount", path.toString());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
