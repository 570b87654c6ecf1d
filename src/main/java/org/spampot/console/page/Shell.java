package org.spampot.console.page;

import java.time.Instant;
import org.spampot.console.web.StaticFiles;

/// What surrounds every page.
///
/// @param title of the page; never hostile text
/// @param place which entry of the navigation is current; empty for none
/// @param query what stands in the search field
public record Shell(String title, String place, String query, boolean signedIn, Instant now, StaticFiles files) {
    /// `page` where the entry of the navigation for `name` is current.
    public String current(String name) {
        return place.equals(name) ? "page" : "false";
    }
}
