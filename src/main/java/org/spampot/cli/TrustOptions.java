package org.spampot.cli;

import java.util.List;
import org.spampot.app.Trust;
import org.spampot.model.TrustedNetworks;
import picocli.CommandLine.Option;

/// Options of every command that reads mail whose Received fields tell where it came from.
final class TrustOptions {
    @Option(names = "--trusted", paramLabel = "CIDR|HOST", split = ",", order = 2, description = "Relays whose Received fields are believed.")
    List<String> trusted = List.of();

    @Option(names = "--internal", paramLabel = "CIDR", split = ",", order = 3, description = "Relays of your own that take mail in; believed too.")
    List<String> internal = List.of();

    @Option(names = "--msa", paramLabel = "CIDR", split = ",", order = 4, description = "Relays to which only users who sign in hand mail.")
    List<String> msa = List.of();

    TrustedNetworks networks() {
        return Trust.of(trusted, internal, msa);
    }
}
