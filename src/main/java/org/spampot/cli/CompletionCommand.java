package org.spampot.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `spampot completion`: a script that completes commands and options in a shell.
@Command(name = "completion", description = "Print a script that completes commands and options in bash or zsh.", footer = {
        "  source <(spampot completion bash)",
        "  spampot completion bash > /etc/bash_completion.d/spampot"})
final class CompletionCommand extends Subcommand {
    @Parameters(paramLabel = "SHELL", arity = "0..1", description = "bash (default) or zsh; one script serves both.")
    private Shell shell = Shell.BASH;

    /// Whose script.
    enum Shell {
        BASH, ZSH
    }

    CompletionCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        if (shell == Shell.ZSH) {
            terminal.writer().println("autoload -U +X bashcompinit && bashcompinit");
        }
        terminal.writer().println(AutoComplete.bash("spampot", Spampot.commandLine(terminal, "")));
        return 0;
    }
}
