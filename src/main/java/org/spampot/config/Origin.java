package org.spampot.config;

/// Where a value came from. Later ones win: default, file, environment, flag.
public sealed interface Origin {
    /// As an operator would look for it.
    String text();

    /// Built in.
    record Default() implements Origin {
        @Override
        public String text() {
            return "default";
        }
    }

    /// The configuration file.
    ///
    /// @param line counted from 1
    record InFile(String file, int line) implements Origin {
        @Override
        public String text() {
            return file + ":" + line;
        }
    }

    /// An environment variable.
    record Environment(String variable) implements Origin {
        @Override
        public String text() {
            return variable;
        }
    }

    /// The command line.
    record Flag(String flag) implements Origin {
        @Override
        public String text() {
            return flag;
        }
    }
}
