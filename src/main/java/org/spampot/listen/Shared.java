package org.spampot.listen;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.spampot.listen.syn.Signatures;
import org.spampot.smtp.Limits;

/// What all sessions have in common.
///
/// @param refusedCaptures lets through as many captures of refused sessions as are wanted
/// @param failures lets through the log lines about errors of ours
/// @param systems tells which system sends a SYN
/// @param tarpit slows some sessions down
/// @param sessions counts open connections, refused ones too
/// @param handshakes computes what handshakes of TLS cost
record Shared(Limits smtp, ListenLimits limits, InstantSource clock, Counters counters, ContentBudget budget,
        Handover handover, Rate refusedCaptures, Rate failures, Signatures systems, Tarpit tarpit,
        Outstanding sessions, Executor handshakes) {}
