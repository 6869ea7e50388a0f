"""Nothing here needs Qt."""

from tests.out_of_reach import out_of_reach as out_of_reach
