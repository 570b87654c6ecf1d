package org.spampot.analysis.session;

import java.util.EnumSet;
import java.util.Set;

/// The odd forms of addresses by which open-relay tests try to get around a server that relays for nobody.
enum AddressForms {
    PERCENT("percent hack, user%domain@server"), BANG("bang path, domain!user"), ROUTE(
            "source route, @server:user@domain"), QUOTED("quoted, \"user@domain\""), TWO_DOMAINS(
                    "two domains, user@domain@server"), LITERAL("address literal, user@[address]");

    private final String words;

    AddressForms(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Set<AddressForms> of(String address) {
        Set<AddressForms> forms = EnumSet.noneOf(AddressForms.class);
        boolean route = address.startsWith("@") && address.indexOf(':') > 0;
        int quoteEnd = address.startsWith("\"") ? address.lastIndexOf('"') : -1;
        String plain = route ? address.substring(address.indexOf(':') + 1) : address.substring(quoteEnd + 1);
        int at = plain.lastIndexOf('@');
        String local = at < 0 ? plain : plain.substring(0, at);
        add(forms, ROUTE, route);
        // an address in quotes is a way around; a name in quotes is an old custom
        add(forms, QUOTED, quoteEnd > 0 && address.substring(0, quoteEnd).matches(".*[@%!].*"));
        add(forms, PERCENT, local.indexOf('%') > 0);
        add(forms, BANG, local.indexOf('!') > 0);
        add(forms, TWO_DOMAINS, local.indexOf('@') > 0);
        add(forms, LITERAL, at >= 0 && plain.startsWith("[", at + 1) && at + 1 < plain.length());
        return forms;
    }

    private static void add(Set<AddressForms> forms, AddressForms form, boolean has) {
        if (has) {
            forms.add(form);
        }
    }
}
