package org.spampot.archive;

import java.util.Comparator;

/// Names in the order people mean: runs of digits by their value (`9` before `10`), all else by its characters.
final class NaturalOrder implements Comparator<String> {
    @Override
    public int compare(String one, String two) {
        int left = 0;
        int right = 0;
        while (left < one.length() && right < two.length()) {
            int leftEnd = digits(one, left);
            int rightEnd = digits(two, right);
            int order = leftEnd > left && rightEnd > right
                    ? number(one.substring(left, leftEnd), two.substring(right, rightEnd))
                    : Character.compare(one.charAt(left), two.charAt(right));
            if (order != 0) {
                return order;
            }
            left = Math.max(leftEnd, left + 1);
            right = Math.max(rightEnd, right + 1);
        }
        int order = Integer.compare(one.length() - left, two.length() - right);
        return order != 0 ? order : one.compareTo(two);
    }

    private static int digits(String name, int from) {
        int at = from;
        while (at < name.length() && name.charAt(at) >= '0' && name.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static int number(String one, String two) {
        String left = one.replaceFirst("^0+(?=.)", "");
        String right = two.replaceFirst("^0+(?=.)", "");
        return left.length() != right.length()
                ? Integer.compare(left.length(), right.length())
                : left.compareTo(right);
    }
}
