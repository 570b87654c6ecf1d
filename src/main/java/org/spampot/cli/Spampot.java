package org.spampot.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.spampot.app.Suggestion;
import org.spampot.app.Trouble;
import org.spampot.model.Printable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The program as the shell sees it. Exit codes: 0 done, 1 failed, 2 wrong usage; every error is one line.
///
/// Only the subcommand that was asked for is built: reading the annotations of all of them takes longer than answering
/// most questions.
@Command(name = "spampot", description = "An SMTP honeypot that keeps, understands, groups and shows the spam it is sent.", synopsisHeading = "Usage: ", customSynopsis = "spampot COMMAND [OPTION]...", optionListHeading = "%nOptions:%n", commandListHeading = "%nCommands:%n", footerHeading = "%nExamples:%n", footer = {
        "  spampot demo                        look around with bundled spam, everything on loopback",
        "  spampot run --data /var/lib/spampot --smtp 0.0.0.0:25",
        "  spampot top sources --since 7d      who sent most in the last week",
        "  spampot search 'subject:invoice has:attachment'",
        "",
        "`spampot COMMAND --help` says more about one command; docs/man has all of it.",
        "Exit codes: 0 done, 1 failed, 2 wrong usage."}, versionProvider = Version.Words.class)
public final class Spampot implements Runnable {
    private static final Map<String, Function<Terminal, Object>> COMMANDS = commands();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help and end.")
    boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version and end.")
    boolean version;

    private static Map<String, Function<Terminal, Object>> commands() {
        Map<String, Function<Terminal, Object>> commands = new LinkedHashMap<>();
        commands.put("run", RunCommand::new);
        commands.put("demo", DemoCommand::new);
        commands.put("import", ImportCommand::new);
        commands.put("deliver", DeliverCommand::new);
        commands.put("analyze", AnalyzeCommand::new);
        commands.put("report", ReportCommand::new);
        commands.put("top", TopCommand::new);
        commands.put("search", SearchCommand::new);
        commands.put("show", ShowCommand::new);
        commands.put("export", ExportCommand::new);
        commands.put("rebuild", RebuildCommand::new);
        commands.put("journal", JournalCommand::line);
        commands.put("check-config", CheckConfigCommand::new);
        commands.put("doctor", DoctorCommand::new);
        commands.put("completion", CompletionCommand::new);
        commands.put("version", Version::new);
        return commands;
    }

    /// Runs the program; the answer is the exit code.
    public static int run(String[] args) {
        return run(args, Terminal.ofProcess());
    }

    static int run(String[] args, Terminal terminal) {
        if (args.length > 0 && args[0].equals("deliver")) {
            Delivery plain = Delivery.plain(List.of(args).subList(1, args.length));
            if (plain != null) {
                return plain.run(terminal);
            }
        }
        String[] words = asked(args);
        int code = commandLine(terminal, words.length > 0 ? words[0] : "").execute(words);
        terminal.flush();
        return code;
    }

    /// `help top` is what many type for `top --help`.
    private static String[] asked(String[] args) {
        if (args.length == 0 || args.length > 2 || !args[0].equals("help")) {
            return args;
        }
        if (args.length == 1) {
            return new String[]{"--help"};
        }
        // a command that is none is told so
        return COMMANDS.containsKey(args[1]) ? new String[]{args[1], "--help"} : new String[]{args[1]};
    }

    /// The parser for one subcommand; for all of them when `asked` is none of them.
    static CommandLine commandLine(Terminal terminal, String asked) {
        var line = new CommandLine(new Spampot());
        List<String> names = COMMANDS.containsKey(asked) ? List.of(asked) : List.copyOf(COMMANDS.keySet());
        for (String name : names) {
            line.addSubcommand(name, java.util.Objects.requireNonNull(COMMANDS.get(name)).apply(terminal));
        }
        line.setOut(terminal.writer());
        line.setErr(terminal.problems());
        line.setUsageHelpWidth(100);
        line.setUsageHelpAutoWidth(false);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.colors() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((wrong, _) -> wrongUsage(wrong, terminal));
        line.setExecutionExceptionHandler((failure, command, _) -> failed(failure, command, terminal));
        // an argument may be an address that a stranger chose: "@/etc/passwd" is not to be read
        line.setExpandAtFiles(false);
        return line;
    }

    /// Nobody said what to do.
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given; there are: "
                + String.join(", ", COMMANDS.keySet()));
    }

    private static int wrongUsage(ParameterException wrong, Terminal terminal) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String near = suggestion(wrong, command);
        terminal.problem(message(wrong, command) + near + (near.endsWith("?") ? " " : "; ") + "see `" + name
                + " --help`");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String message(ParameterException wrong, CommandLine command) {
        if (wrong instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            String word = '"' + Printable.line(unmatched.getUnmatched().getFirst(), 60) + '"';
            return command.getSubcommands().isEmpty()
                    ? word + " is one word too many"
                    : "there is no command " + word;
        }
        return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("wrong usage");
    }

    private static String suggestion(ParameterException wrong, CommandLine command) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        String word = unmatched.getUnmatched().getFirst();
        List<String> known = new ArrayList<>();
        if (unmatched.isUnknownOption()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                known.add(option.longestName());
            }
        } else {
            known.addAll(command.getSubcommands().keySet());
        }
        String near = Suggestion.of(word, known);
        return near.isEmpty() ? "" : "; " + near.strip();
    }

    private static int failed(Exception failure, CommandLine command, Terminal terminal) {
        int failed = command.getCommandSpec().exitCodeOnExecutionException();
        Trouble trouble = Trouble.of(failure);
        if (trouble == null) {
            StackTraceElement[] trace = failure.getStackTrace();
            terminal.problem(
                    "this should not have happened: " + failure.getClass().getName() + ": " + failure.getMessage()
                            + (trace.length == 0 ? "" : " at " + trace[0])
                            + "; please report it, with what SPAMPOT_LOG_LEVEL=debug shows");
            if ("debug".equalsIgnoreCase(System.getenv("SPAMPOT_LOG_LEVEL"))) {
                failure.printStackTrace(terminal.problems());
            }
            return failed;
        }
        terminal.problem(String.valueOf(trouble.getMessage()));
        return switch (trouble.kind()) {
            case USAGE -> command.getCommandSpec().exitCodeOnInvalidInput();
            case FAILED -> failed;
        };
    }
}
