package org.spampot.store.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.spampot.model.CaptureId;
import org.spampot.store.MessageRow;
import org.spampot.store.Page;
import org.spampot.store.PageRequest;
import org.spampot.store.Query;

/// Finds the messages that meet a query, newest or oldest first, a page at a time.
///
/// Message keys hold time, so every index that ends in a key lists in either order, and a page is read off the end of one of
/// them without sorting; the other terms are checked row by row. Which term leads is our choice and not the planner's:
/// the rarest sighting when it is rare, else the text, else the sighting, else what columns there are. SQLite keeps the
/// order of a CROSS JOIN, which is how it is told.
final class Search {
    /// Up to so many messages of a sighting are gone through before the text index is asked first.
    private static final long RARE = 5_000;

    private final DSLContext db;
    private final List<Condition> checks = new ArrayList<>();
    private final List<Filter.Choice> choices = new ArrayList<>();
    private final List<String> phrases = new ArrayList<>();
    private final boolean oldestFirst;
    private boolean nothing;

    private Search(DSLContext db, PageRequest.Order order) {
        this.db = db;
        this.oldestFirst = order == PageRequest.Order.OLDEST_FIRST;
    }

    static Page<MessageRow> page(DSLContext db, Query query, PageRequest page) {
        var search = new Search(db, page.order());
        search.sort(query);
        return search.run(page);
    }

    private void sort(Query query) {
        var filters = new Filters(db);
        for (Query.Term term : query.terms()) {
            switch (filters.of(term)) {
                case Filter.Nothing _ -> nothing = true;
                case Filter.Column column -> checks.add(column.condition());
                case Filter.Choice choice -> choices.add(choice);
                case Filter.Text text -> phrases.add(text.question());
            }
        }
        choices.sort(java.util.Comparator.comparingLong(Filter.Choice::estimate));
    }

    private Page<MessageRow> run(PageRequest page) {
        long before = oldestFirst ? Long.MIN_VALUE : Long.MAX_VALUE;
        if (!page.before().isEmpty()) {
            var key = CaptureId.parse(page.before()).flatMap(id -> Messages.key(db, id));
            nothing |= key.isEmpty();
            before = key.orElse(before);
        }
        if (nothing) {
            return new Page<>(List.of(), "");
        }
        List<? extends Record> found = find(before, page.size() + 1);
        boolean more = found.size() > page.size();
        List<MessageRow> rows = Messages.rows(db, more ? found.subList(0, page.size()) : found);
        return new Page<>(rows, more ? rows.getLast().id().toString() : "");
    }

    private List<? extends Record> find(long before, int size) {
        boolean rare = !choices.isEmpty() && choices.getFirst().estimate() <= RARE;
        if (!phrases.isEmpty() && !rare) {
            choices.forEach(choice -> checks.add(choice.check()));
            checks.add(TextIndex.matches(TextIndex.all(phrases)));
            return rows(TextIndex.TABLE, TextIndex.ROW, checks, before, size);
        }
        if (!phrases.isEmpty()) {
            checks.add(DSL.exists(DSL.selectOne().from(TextIndex.TABLE).where(
                    TextIndex.matches(TextIndex.all(phrases)), TextIndex.ROW.eq(Tables.MESSAGE_ID))));
        }
        if (choices.isEmpty()) {
            return rows(null, Tables.MESSAGE_ID, checks, before, size);
        }
        choices.stream().skip(1).forEach(choice -> checks.add(choice.check()));
        return led(choices.getFirst(), before, size);
    }

    /// The first of all alternatives: each gives its own first, the first of these are the answer.
    private List<? extends Record> led(Filter.Choice leader, long before, int size) {
        var first = oldestFirst
                ? new TreeMap<Long, Record>()
                : new TreeMap<Long, Record>(java.util.Comparator.reverseOrder());
        for (Condition alternative : leader.alternatives()) {
            for (Record row : rows(null, Tables.MESSAGE_ID, with(alternative), before, size)) {
                first.put(row.get(Tables.MESSAGE_ID), row);
            }
        }
        for (Long sighting : leader.sightings()) {
            for (Record row : rows(Tables.INDICATOR, Tables.INDICATOR_MESSAGE,
                    with(Tables.INDICATOR_SIGHTING.eq(sighting)), before, size)) {
                first.put(row.get(Tables.MESSAGE_ID), row);
            }
        }
        return first.values().stream().limit(size).toList();
    }

    private List<Condition> with(Condition condition) {
        var all = new ArrayList<>(checks);
        all.add(condition);
        return all;
    }

    /// @param leader the table to read from the end of, by `key`; nothing for `message` itself
    private List<? extends Record> rows(@org.jspecify.annotations.Nullable Table<?> leader, org.jooq.Field<Long> key,
            List<Condition> conditions, long before, int size) {
        var tables = leader == null
                ? Tables.MESSAGE.crossJoin(Tables.SESSION)
                : leader.crossJoin(Tables.MESSAGE).crossJoin(Tables.SESSION);
        Condition joined = Tables.SESSION_ID.eq(Tables.MESSAGE_SESSION)
                .and(oldestFirst ? key.gt(before) : key.lt(before));
        if (leader != null) {
            joined = joined.and(Tables.MESSAGE_ID.eq(key));
        }
        return db.select(Messages.COLUMNS).from(tables).where(joined.and(DSL.and(conditions)))
                .orderBy(oldestFirst ? key.asc() : key.desc()).limit(size).fetch();
    }
}
