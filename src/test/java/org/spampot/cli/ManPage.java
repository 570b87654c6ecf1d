package org.spampot.cli;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// Writes a command's man page from its annotations.
final class ManPage {
    private ManPage() {}

    static String ofProgram(List<String> commands) {
        var out = new StringBuilder("# spampot(1)\n\n## Name\n\nspampot - ");
        CommandSpec program = program().getCommandSpec();
        out.append(program.usageMessage().description()[0])
                .append("\n\n## Synopsis\n\n`spampot COMMAND [OPTION]...`\n\n## Commands\n\n");
        for (String name : commands) {
            out.append("- [`").append(name).append("`](spampot-").append(name).append(".1.md): ")
                    .append(command(name).usageMessage().description()[0]).append('\n');
        }
        return out.append("""

                ## Exit codes

                0 done, 1 failed, 2 wrong usage. Every error is one line on standard error: what, which file, key or
                session, what to do.

                ## Environment

                `SPAMPOT_DATA` and `SPAMPOT_CONFIG` stand for `--data` and `--config`; every setting has a variable, see
                spampot.yaml(5). `NO_COLOR` turns colors off, `COLUMNS` is the width of tables.

                ## See also

                spampot.yaml(5)
                """).toString();
    }

    static String of(String name) {
        CommandSpec command = command(name);
        var out = new StringBuilder("# spampot-" + name + "(1)\n\n## Name\n\nspampot-" + name + " - ");
        out.append(String.join(" ", command.usageMessage().description())).append("\n\n## Synopsis\n\n");
        String synopsis = new Help(command, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0);
        out.append("```\n").append(synopsis.strip()).append("\n```\n");
        arguments(out, "## Arguments", command.positionalParameters().stream().collect(Collectors.toList()));
        arguments(out, "## Options", command.options().stream().collect(Collectors.toList()));
        for (var sub : command.subcommands().entrySet()) {
            CommandSpec inner = sub.getValue().getCommandSpec();
            out.append("\n## ").append(name).append(' ').append(sub.getKey()).append("\n\n")
                    .append(String.join(" ", inner.usageMessage().description())).append('\n');
            arguments(out, "### Options", inner.options().stream().collect(Collectors.toList()));
        }
        if (command.usageMessage().footer().length > 0) {
            out.append("\n## Examples\n\n```\n");
            for (String line : command.usageMessage().footer()) {
                out.append(line.replaceFirst("^ {2}", "")).append('\n');
            }
            out.append("```\n");
        }
        return out.append("\n## See also\n\nspampot(1), spampot.yaml(5)\n").toString();
    }

    private static void arguments(StringBuilder out, String heading, List<? extends ArgSpec> all) {
        List<? extends ArgSpec> arguments = all.stream().filter(each -> !each.hidden()).toList();
        if (arguments.isEmpty()) {
            return;
        }
        out.append('\n').append(heading).append("\n\n");
        for (ArgSpec each : arguments) {
            String label = each.arity().max() > 0 ? each.paramLabel() : "";
            String names = each instanceof CommandLine.Model.OptionSpec option ? String.join(", ", option.names()) : "";
            out.append('`').append((names + " " + label).strip()).append("`  \n")
                    .append(String.join(" ", each.description()).replace("$$", "$")).append("\n\n");
        }
        out.setLength(out.length() - 1);
    }

    private static CommandSpec command(String name) {
        return Objects.requireNonNull(program().getSubcommands().get(name)).getCommandSpec();
    }

    private static CommandLine program() {
        return Spampot
                .commandLine(new Terminal(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), Map.of(),
                        false), "");
    }
}
