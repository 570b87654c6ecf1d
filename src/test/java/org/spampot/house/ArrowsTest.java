package org.spampot.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Which room may know which: the table of `ARCHITECTURE.md`, held by the build.
///
/// To add an arrow, change the row here, its reason, and the table there, in one commit. A rule about a room that is not
/// built yet holds of nothing.
final class ArrowsTest {
    private static final String OPENED = "hostile files are opened in two places: what a mail carries, and what an operator names";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("org.spampot");

    /// A room and the rooms it may import besides itself, `model` and libraries.
    private record Room(String name, Set<String> mayImport, String because) {}

    private static final List<Room> ROOMS = List.of(
            room("model", "", "the nouns are shared by all, so they may know nobody"),
            room("config", "", "settings are plain values; what they mean is decided where they are used"),
            room("smtp", "", "the protocol is tested as bytes in, replies out, with nothing around it"),
            room("persona", "smtp", "a persona supplies the texts and limits that a session asks for, nothing else"),
            room("policy", "smtp", "who is let in is decided by rules and memory, and answered in the persona's words"),
            room("listen", "smtp persona", "sockets drive sessions; they judge and keep nothing themselves"),
            room("journal", "", "what was acknowledged must survive errors in every other room"),
            room("mime", "", "a parser that meets hostile bytes has the fewest neighbors"),
            room("analysis", "mime", "findings depend on the message alone, so that a rebuild finds the same"),
            room("yara", "", "a process that meets hostile bytes is asked about bytes, not about mail"),
            room("campaign", "", "likeness is computed from findings, not from how they are stored or shown"),
            room("egress", "", "the one door out is small enough to be read in full"),
            room("enrich", "egress", "whoever asks the outside asks through the guard"),
            room("archive", "", "an archive is a stream of messages, whoever reads them"),
            room("pipeline", "journal", "stages are its own seams; their implementations are put in by app"),
            room("store", "", "questions and answers are nouns of model; how they are shown is not its business"),
            room("export", "store report",
                    "what goes out is an answer of the store in another notation, guarded as a report is"),
            room("report", "store", "a report is an answer of the store for a reader"),
            room("console", "store export report", "a page shows what the store answers and decides nothing"),
            room("cli", "app", "a subcommand reads its options and calls app, so that others can call app too"));

    private static Room room(String name, String mayImport, String because) {
        return new Room(name, Set.of(mayImport.isEmpty() ? new String[0] : mayImport.split(" ")), because);
    }

    @TestFactory
    Stream<DynamicTest> aRoomImportsOnlyWhatItsRowNames() {
        return ROOMS.stream().map(room -> check(room.name() + " -> " + room.mayImport(),
                noClasses().that().resideInAPackage(in(room.name()))
                        .should().dependOnClassesThat(inRoomsOtherThan(room.name(), room.mayImport()))
                        .because(room.because())));
    }

    @Test
    void appKnowsEveryRoomButTheCommandLine() {
        hold(noClasses().that().resideInAPackage("org.spampot.app..")
                .should().dependOnClassesThat().resideInAnyPackage("org.spampot.cli..", "org.spampot")
                .because("what is assembled must be startable without a command line, by a test for one"));
    }

    @Test
    void mainKnowsTheCommandLineOnly() {
        hold(noClasses().that().resideInAPackage("org.spampot")
                .should().dependOnClassesThat(inRoomsOtherThan("", Set.of("cli")))
                .because("Main is ten lines; whatever else starts a program belongs to cli and app"));
    }

    @Test
    void nobodyIsInARoomThatTheTableDoesNotName() {
        Set<String> named = Stream.concat(ROOMS.stream().map(Room::name), Stream.of("", "app")).collect(toSet());
        Set<String> found = CLASSES.stream().map(ArrowsTest::roomOf).collect(toSet());

        Assertions.assertThat(named).as("a new room needs a row: what it may import, and why").containsAll(found);
    }

    @Test
    void roomsHaveNoCycles() {
        hold(slices().matching("org.spampot.(*)..").should().beFreeOfCycles()
                .because("two rooms that need each other are one room"));
    }

    @Test
    void whatOpensFilesKnowsNoAnalyzers() {
        hold(noClasses().that().resideInAPackage("org.spampot.analysis.file..")
                .should().dependOnClassesThat().resideInAPackage("org.spampot.analysis")
                .because("readers of hostile files are fuzzed and read without the analysis around them"));
    }

    @Test
    void onlyAssemblyNamesTheSqlStore() {
        hold(noClasses().that().resideOutsideOfPackages("org.spampot.store.sql..", "org.spampot.app..")
                .should().dependOnClassesThat().resideInAPackage("org.spampot.store.sql..")
                .because("the store is an interface; which one it is, only the assembly decides"));
    }

    @Test
    void modelAndSmtpNeedTheJdkAlone() {
        hold(noClasses().that().resideInAnyPackage("org.spampot.model..", "org.spampot.smtp..")
                .should()
                .dependOnClassesThat(outside("java..", "org.spampot..", "org.jspecify..", "com.google.errorprone.."))
                .because("the nouns and the protocol outlive every library around them"));
    }

    @Test
    void mimeNeedsTheJdkAndACharsetGuesserAlone() {
        hold(noClasses().that().resideInAnyPackage("org.spampot.mime..")
                .should()
                .dependOnClassesThat(outside("java..", "org.spampot..", "org.jspecify..", "com.google.errorprone..",
                        "org.mozilla.universalchardet.."))
                .because(
                        "what reads hostile bytes first is small enough to be read in full (ADR 11); only a text whose "
                                + "charset is missing or untrue needs more than the JDK"));
    }

    /// A library and the only rooms that may see it.
    @TestFactory
    Stream<DynamicTest> aLibraryStaysInItsRoom() {
        return Stream.of(
                keep("io.netty..", "listen", "a buffer that leaves its room is a leak that nobody finds"),
                keep("org.bouncycastle..", "listen", "keys are read and certificates made in one place"),
                keep("com.google.zxing..", "analysis.image",
                        "codes are read in one place, which bounds what that costs"),
                keep("java.awt..", "analysis.image", "pictures leave their room as brightness alone"),
                keep("javax.imageio..", "analysis.image", "whoever decodes hostile pictures is small and bounded"),
                keep("io.helidon..", "console", "the web server can be replaced as long as one room knows it"),
                keep("gg.jte..", "console", "pages are made in the console"),
                keep("java.sql..", "store.sql", "SQL is spoken in one place"),
                keep("javax.sql..", "store.sql", "SQL is spoken in one place"),
                keep("org.jooq..", "store.sql", "SQL is spoken in one place"),
                keep("org.flywaydb..", "store.sql", "SQL is spoken in one place"),
                keep("com.zaxxer.hikari..", "store.sql", "SQL is spoken in one place"),
                keep("picocli..", "cli", "options are read in one place"),
                keep("me.tongfei.progressbar..", "cli", "only a command knows whether someone is watching"),
                keep("org.apache.commons.compress..", List.of("analysis.file", "archive"), OPENED),
                keep("org.tukaani..", List.of("analysis.file", "archive"), OPENED),
                keep("ch.qos.logback..", "app", "rooms log through SLF4J; how it is written is decided at assembly"));
    }

    private static DynamicTest keep(String library, String room, String because) {
        return keep(library, List.of(room), because);
    }

    private static DynamicTest keep(String library, List<String> rooms, String because) {
        return check(library + " in " + String.join(" and ", rooms), noClasses().that()
                .resideOutsideOfPackages(rooms.stream().map(ArrowsTest::in).toArray(String[]::new))
                .should().dependOnClassesThat().resideInAPackage(library)
                .because(because));
    }

    @Test
    void onlyListenAndConsoleBind() {
        hold(noClasses().that().resideOutsideOfPackages("org.spampot.listen..", "org.spampot.console..")
                .should().dependOnClassesThat(named("java.net.ServerSocket", "java.nio.channels.ServerSocketChannel",
                        "java.nio.channels.AsynchronousServerSocketChannel", "javax.net.ServerSocketFactory"))
                .orShould().dependOnClassesThat().resideInAPackage("com.sun.net.httpserver..")
                .because("an operator must be able to name every open port from the configuration"));
    }

    @Test
    void onlyYaraStartsProcesses() {
        hold(noClasses().that().resideOutsideOfPackage("org.spampot.yara..")
                .should().dependOnClassesThat(named("java.lang.ProcessBuilder"))
                .orShould().accessTargetWhere(isAnyOf("java.lang.Runtime", "exec"))
                .because("what runs beside us, and what it is given, is read in one place"));
    }

    @Test
    void onlyEgressConnectsOut() {
        hold(noClasses().that().resideOutsideOfPackage("org.spampot.egress..")
                .should()
                .dependOnClassesThat(named("java.net.Socket", "java.net.DatagramSocket", "java.net.MulticastSocket",
                        "java.net.URLConnection", "java.net.HttpURLConnection", "java.nio.channels.SocketChannel",
                        "java.nio.channels.AsynchronousSocketChannel", "java.nio.channels.DatagramChannel",
                        "javax.net.SocketFactory", "javax.net.ssl.SSLSocketFactory", "io.netty.bootstrap.Bootstrap"))
                .orShould().dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "org.xbill.DNS..", "org.apache.hc..",
                        "io.helidon.webclient..")
                .orShould().accessTargetWhere(isAnyOf("java.net.URL", "openConnection", "openStream", "getContent"))
                .because(
                        "by default nothing goes out; one guarded door can be checked, ten cannot. Even a look-up of our own"
                                + " (doctor, demo) goes through it"));
    }

    @Test
    void onlyEgressResolvesNames() {
        hold(noClasses().that().resideOutsideOfPackage("org.spampot.egress..")
                .should().accessTargetWhere(isAnyOf("java.net.InetAddress", "getByName", "getAllByName", "getHostName",
                        "getCanonicalHostName", "getLocalHost", "isReachable"))
                .orShould().accessTargetWhere(isAnyOf("java.net.InetSocketAddress", "getHostName"))
                .orShould().accessTargetWhere(describe("new InetSocketAddress(String, int)",
                        access -> access.getTargetOwner().isEquivalentTo(java.net.InetSocketAddress.class)
                                && access.getTarget().getFullName().contains("<init>(java.lang.String, int)")))
                .because("each of these asks a name server, which tells the sender's operator that we are here;"
                        + " InetAddress.ofLiteral and getHostString do not"));
    }

    @Test
    void pureRoomsReadNoClockDiceOrDisk() {
        hold(noClasses().that().resideInAnyPackage("org.spampot.model..", "org.spampot.smtp..", "org.spampot.mime..",
                "org.spampot.analysis..")
                .should().dependOnClassesThat(named("java.nio.file.Files", "java.io.File", "java.io.FileInputStream",
                        "java.io.RandomAccessFile", "java.nio.channels.FileChannel", "java.security.SecureRandom",
                        "java.util.Random", "java.util.concurrent.ThreadLocalRandom", "java.time.Clock"))
                .orShould().accessTargetWhere(isAnyOf("java.lang.System", "currentTimeMillis", "nanoTime"))
                .orShould().accessTargetWhere(isAnyOf("java.time.Instant", "now"))
                .orShould().accessTargetWhere(isAnyOf("java.util.UUID", "randomUUID"))
                .orShould().dependOnClassesThat().resideInAnyPackage("org.slf4j..", "java.util.logging..")
                .because("the same bytes must give the same answer, today and at every rebuild"));
    }

    @Test
    void onlyTheCommandLineWritesToStandardOutput() {
        hold(noClasses().that().resideOutsideOfPackage("org.spampot.cli..")
                .should().accessTargetWhere(isAnyOf("java.lang.System", "out"))
                .orShould().accessTargetWhere(isAnyOf("java.lang.Throwable", "printStackTrace"))
                .because(
                        "standard output is the answer of a command, read by scripts; what is about us goes to the log"));
    }

    @Test
    void onlyMainAndTheCommandLineEndTheProgram() {
        hold(noClasses().that().resideOutsideOfPackages("org.spampot", "org.spampot.cli..")
                .should().accessTargetWhere(isAnyOf("java.lang.System", "exit"))
                .orShould().accessTargetWhere(isAnyOf("java.lang.Runtime", "exit", "halt"))
                .because("a test, or a drain in progress, must survive an error anywhere else"));
    }

    private static DynamicTest check(String name, ArchRule rule) {
        return DynamicTest.dynamicTest(name, () -> hold(rule));
    }

    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    private static String in(String room) {
        return "org.spampot." + room + "..";
    }

    private static DescribedPredicate<JavaClass> inRoomsOtherThan(String self, Set<String> allowed) {
        return describe("are in rooms other than " + self + " model " + allowed, target -> {
            String room = roomOf(target);
            return target.getPackageName().startsWith("org.spampot") && !room.equals(self) && !room.equals("model")
                    && !allowed.contains(room);
        });
    }

    private static String roomOf(JavaClass type) {
        String inside = type.getPackageName()
                .substring(Math.min("org.spampot".length(), type.getPackageName().length()));
        return inside.isEmpty() ? "" : inside.substring(1).split("\\.", 2)[0];
    }

    private static DescribedPredicate<JavaClass> outside(String... packages) {
        DescribedPredicate<JavaClass> known = resideInAnyPackage(packages);
        return describe("are outside of " + Arrays.toString(packages),
                type -> !known.test(type.getBaseComponentType()) && !type.getBaseComponentType().isPrimitive());
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        Set<String> all = Set.of(names);
        return describe("are one of " + Arrays.toString(names), type -> all.contains(type.getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> isAnyOf(String owner, String... members) {
        Set<String> all = Set.of(members);
        return describe(owner + " " + Arrays.toString(members),
                access -> access.getTargetOwner().isAssignableTo(owner) && all.contains(access.getTarget().getName()));
    }
}
