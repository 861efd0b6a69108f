package io.agorawebhooks.storage;

/**
 * Figures over all sessions of a call, open ones included.
 *
 * @param uniqueHosts distinct uids that ever held the role of host
 * @param uniqueAudiences distinct uids that ever held the role of audience
 * @param roleSwitches changes of role
 * @param participants distinct uids with a session that is no bot's
 * @param bots distinct uids whose sessions are all bots' ({@code ClientType.isBot})
 */
public record CallFigures(
    int uniqueHosts, int uniqueAudiences, long roleSwitches, int participants, int bots) {}
