package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.spampot.persona.Personas;
import org.spampot.smtp.Limits;

/// What nmap takes the personas for. Skipped where it is missing.
final class NmapIT {
    private static final Path NMAP = Path.of("/usr/bin/nmap");
    private static final Pattern PORT = Pattern
            .compile("<port protocol=\"tcp\" portid=\"([0-9]+)\">.*?<service name=\"smtp\"( product=\"([^\"]*)\")?");
    private static final Map<String, String> PRODUCTS = Map.of("postfix", "Postfix smtpd", "exim", "Exim smtpd",
            "sendmail", "Sendmail", "opensmtpd", "OpenSMTPD", "qmail", "netqmail smtpd", "exchange",
            "Microsoft Exchange smtpd", "windows2000", "Microsoft ESMTP", "cpanel", "Exim smtpd");

    @Test
    void nmapNamesTheProductThatAPersonaPretendsToBe() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(NMAP), NMAP + " is missing; install nmap");
        var rigs = new ArrayList<Rig>();
        try {
            Map<String, String> byPort = new LinkedHashMap<>();
            for (String persona : PRODUCTS.keySet()) {
                var rig = new Rig("127.0.0.1:0", Rig.LIMITS, Limits.DEFAULT, Transport.best(),
                        Personas.find(persona, "mx.example.com", "unused"));
                rigs.add(rig);
                byPort.put(Integer.toString(rig.address.port()), persona);
            }
            String found = scan(List.copyOf(byPort.keySet()));
            Map<String, String> products = PORT.matcher(found).results().collect(Collectors.toMap(
                    each -> byPort.get(each.group(1)), each -> each.group(3) == null ? "" : each.group(3)));
            assertThat(products).as(found).containsExactlyInAnyOrderEntriesOf(PRODUCTS);
        } finally {
            rigs.forEach(Rig::close);
        }
    }

    private static String scan(List<String> ports) throws IOException, InterruptedException {
        Process nmap = new ProcessBuilder(NMAP.toString(), "-n", "-Pn", "-sT", "-sV", "-oX", "-", "-p",
                String.join(",", ports), "127.0.0.1").redirectErrorStream(true).start();
        String said = new String(nmap.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(nmap.waitFor()).as(said).isZero();
        return said;
    }
}
