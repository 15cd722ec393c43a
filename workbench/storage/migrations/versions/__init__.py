"""The schemas of the library, in their order; a file that was released is never changed."""
