package org.spampot;

import org.spampot.cli.Spampot;

/// Where the program starts: hands the arguments to the command line and its answer to the shell.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Spampot.run(args));
    }
}
