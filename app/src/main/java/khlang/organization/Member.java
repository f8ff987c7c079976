package khlang.organization;

import khlang.user.Role;

/**
 * Somebody who belongs to an organization.
 *
 * @param userId the user's id
 * @param name the user's name
 * @param displayName what to call them
 * @param role what they are there
 */
public record Member(String userId, String name, String displayName, Role role) {}
