/* The linear algebra that NumPy asks for, of small real matrices, in the place of OpenBLAS (25 MB), by plain loops.
 *
 * Names, arguments and 64-bit numbers are those of the OpenBLAS in NumPy's wheel (CBLAS and LAPACK, netlib.org). Beside
 * these, slim.py gives each other name a body that ends the program with one line: no wrong answer is ever given.
 */
#include <stdint.h>

typedef int64_t number;

enum { ROWS = 101, PLAIN = 111, UPPER = 121 };

/* BLAS begins a vector that runs backwards at its end. */
static number start(number n, number step) { return step < 0 ? (1 - n) * step : 0; }

#define ALGEBRA(letter, real)                                                                                          \
    real scipy_cblas_##letter##dot64_(number n, const real *x, number dx, const real *y, number dy)                    \
    {                                                                                                                  \
        double sum = 0;                                                                                                \
        x += start(n, dx), y += start(n, dy);                                                                          \
        for (number i = 0; i < n; i++)                                                                                 \
            sum += (double)x[i * dx] * y[i * dy];                                                                      \
        return (real)sum;                                                                                              \
    }                                                                                                                  \
                                                                                                                       \
    void scipy_cblas_##letter##axpy64_(number n, real a, const real *x, number dx, real *y, number dy)                 \
    {                                                                                                                  \
        x += start(n, dx), y += start(n, dy);                                                                          \
        for (number i = 0; i < n; i++)                                                                                 \
            y[i * dy] += a * x[i * dx];                                                                                \
    }                                                                                                                  \
                                                                                                                       \
    void scipy_##letter##copy_64_(const number *n, const real *x, const number *dx, real *y, const number *dy)         \
    {                                                                                                                  \
        x += start(*n, *dx), y += start(*n, *dy);                                                                      \
        for (number i = 0; i < *n; i++)                                                                                \
            y[i * *dy] = x[i * *dx];                                                                                   \
    }                                                                                                                  \
                                                                                                                       \
    /* C = alpha A B + beta C, each matrix by the steps from row to row and from column to column. */                  \
    static void letter##product(number m, number n, number k, real alpha, const real *a, number ar, number ac,         \
                                const real *b, number br, number bc, real beta, real *c, number cr, number cc)         \
    {                                                                                                                  \
        for (number i = 0; i < m; i++)                                                                                 \
            for (number j = 0; j < n; j++) {                                                                           \
                double sum = 0;                                                                                        \
                for (number l = 0; l < k; l++)                                                                         \
                    sum += (double)a[i * ar + l * ac] * b[l * br + j * bc];                                            \
                real *to = c + i * cr + j * cc;                                                                        \
                *to = (real)(alpha * sum + (beta == 0 ? 0 : beta * *to));                                              \
            }                                                                                                          \
    }                                                                                                                  \
                                                                                                                       \
    void scipy_cblas_##letter##gemm64_(int order, int ta, int tb, number m, number n, number k, real alpha,            \
                                       const real *a, number lda, const real *b, number ldb, real beta, real *c,       \
                                       number ldc)                                                                     \
    {                                                                                                                  \
        int by_rows = order == ROWS, a_rows = (ta == PLAIN) == by_rows, b_rows = (tb == PLAIN) == by_rows;             \
        letter##product(m, n, k, alpha, a, a_rows ? lda : 1, a_rows ? 1 : lda, b, b_rows ? ldb : 1, b_rows ? 1 : ldb,  \
                        beta, c, by_rows ? ldc : 1, by_rows ? 1 : ldc);                                                \
    }                                                                                                                  \
                                                                                                                       \
    void scipy_cblas_##letter##gemv64_(int order, int ta, number m, number n, real alpha, const real *a, number lda,   \
                                       const real *x, number dx, real beta, real *y, number dy)                        \
    {                                                                                                                  \
        int a_rows = (ta == PLAIN) == (order == ROWS);                                                                 \
        number rows = ta == PLAIN ? m : n, columns = ta == PLAIN ? n : m;                                              \
        letter##product(rows, 1, columns, alpha, a, a_rows ? lda : 1, a_rows ? 1 : lda, x + start(columns, dx), dx, 0, \
                        beta, y + start(rows, dy), dy, 0);                                                             \
    }                                                                                                                  \
                                                                                                                       \
    /* C = alpha A A' + beta C, one triangle of it. */                                                                 \
    void scipy_cblas_##letter##syrk64_(int order, int half, int ta, number n, number k, real alpha, const real *a,     \
                                       number lda, real beta, real *c, number ldc)                                     \
    {                                                                                                                  \
        int by_rows = order == ROWS, a_rows = (ta == PLAIN) == by_rows;                                                \
        number ar = a_rows ? lda : 1, ac = a_rows ? 1 : lda, cr = by_rows ? ldc : 1, cc = by_rows ? 1 : ldc;           \
        for (number i = 0; i < n; i++) {                                                                               \
            number from = half == UPPER ? i : 0, count = half == UPPER ? n - i : i + 1;                                \
            letter##product(1, count, k, alpha, a + i * ar, 0, ac, a + from * ar, ac, ar, beta, c + i * cr + from * cc,\
                            0, cc);                                                                                    \
        }                                                                                                              \
    }                                                                                                                  \
                                                                                                                       \
    /* A X = B by Gauss's elimination, the largest of each column first; X in the place of B, matrices by columns. */  \
    void scipy_##letter##gesv_64_(const number *size, const number *count, real *a, const number *lda, number *swapped,\
                                  real *b, const number *ldb, number *info)                                            \
    {                                                                                                                  \
        number n = *size, m = *count;                                                                                  \
        *info = 0;                                                                                                     \
        for (number k = 0; k < n; k++) {                                                                               \
            number best = k;                                                                                           \
            for (number i = k + 1; i < n; i++)                                                                         \
                if (__builtin_fabs(a[i + k * *lda]) > __builtin_fabs(a[best + k * *lda]))                              \
                    best = i;                                                                                          \
            swapped[k] = best + 1;                                                                                     \
            if (a[best + k * *lda] == 0) {                                                                             \
                *info = k + 1;                                                                                         \
                return;                                                                                                \
            }                                                                                                          \
            for (number j = 0; j < n + m; j++) {                                                                       \
                real *column = j < n ? a + j * *lda : b + (j - n) * *ldb, kept = column[k];                            \
                column[k] = column[best], column[best] = kept;                                                         \
            }                                                                                                          \
            for (number i = k + 1; i < n; i++) {                                                                       \
                real times = a[i + k * *lda] /= a[k + k * *lda];                                                       \
                for (number j = k + 1; j < n; j++)                                                                     \
                    a[i + j * *lda] -= times * a[k + j * *lda];                                                        \
                for (number j = 0; j < m; j++)                                                                         \
                    b[i + j * *ldb] -= times * b[k + j * *ldb];                                                        \
            }                                                                                                          \
        }                                                                                                              \
        for (number j = 0; j < m; j++)                                                                                 \
            for (number i = n - 1; i >= 0; i--) {                                                                      \
                real rest = b[i + j * *ldb];                                                                           \
                for (number k = i + 1; k < n; k++)                                                                     \
                    rest -= a[i + k * *lda] * b[k + j * *ldb];                                                         \
                b[i + j * *ldb] = rest / a[i + i * *lda];                                                              \
            }                                                                                                          \
    }

ALGEBRA(s, float)
ALGEBRA(d, double)
